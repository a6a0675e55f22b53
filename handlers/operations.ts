import { setTimeout as sleep } from 'node:timers/promises';
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

/** A store that takes longer to write something is as good as none: Bitrix24 does not wait for its answer for long. */
export const READY_TIMEOUT_MS = 3_000;

/** Readiness: events are handled, and the stores write and lock. Answers within `timeoutMs`. */
export function ready(
  { stores, isRunning }: { readonly stores: Pick<Stores, 'ping'>; readonly isRunning: () => boolean },
  timeoutMs: number = READY_TIMEOUT_MS,
): RequestHandler {
  return async (_request, response) => {
    if (!isRunning()) {
      response.status(503).json(problemBody('NOT_RUNNING', 'The app is starting or stopping.'));
      return;
    }
    const timeout = new AbortController();
    try {
      await Promise.race([
        stores.ping(),
        sleep(timeoutMs, undefined, { signal: timeout.signal }).then(() => {
          throw new Error('The stores did not answer in time.');
        }),
      ]);
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json(problemBody('STORES_DO_NOT_ANSWER', 'The stores do not answer yet.'));
    } finally {
      timeout.abort();
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
