import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import type { Stores } from '../src/store/ports.ts';
import { problemBody } from './http-problem.ts';

/** Liveness: the process answers. */
export function health(): RequestHandler {
  return (_request, response) => {
    response.json({ status: 'ok' });
  };
}

/** Readiness: the stores answer too. */
export function ready(stores: Pick<Stores, 'ping'>): RequestHandler {
  return async (_request, response) => {
    try {
      await stores.ping();
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json(problemBody('STORES_DO_NOT_ANSWER', 'The stores do not answer yet.'));
    }
  };
}

/** Metrics as Prometheus text. `refresh` updates those that are read from the stores. */
export function metrics(registry: Registry, refresh: () => Promise<void>): RequestHandler {
  return async (_request, response) => {
    await refresh();
    response.setHeader('Content-Type', registry.contentType);
    response.send(await registry.metrics());
  };
}
