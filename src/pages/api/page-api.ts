import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { PortalClient } from '../../portal/portal-client.ts';
import { PortalError } from '../../portal/portal-client.ts';
import type { PortalClients } from '../../portal/portal-clients.ts';
import type { Stores } from '../../store/ports.ts';
import type { PageSession, PageSessions } from '../session.ts';
import { ApiError } from './api-error.ts';
import { createLinesApi } from './lines.ts';

export interface PageApiDeps {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly sessions: PageSessions;
}

/** An opener whose session is good, with a client that asks the portal in the opener's name. */
interface Caller {
  readonly session: PageSession;
  readonly client: PortalClient;
}

/** The API of the pages under /api/v1 (spec 11). */
export function pageApi({ stores, clients, sessions }: PageApiDeps): Router {
  const lines = createLinesApi(stores.settings);

  const caller = async (request: Request): Promise<Caller> => {
    const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const session = token === undefined ? undefined : sessions.open(token);
    const portal = session && (await stores.portals.get(session.member));
    if (!session || !portal || portal.state === 'uninstalled') throw invalidSession();
    return {
      session,
      client: clients.withToken({ endpoint: portal.clientEndpoint, accessToken: session.accessToken }),
    };
  };

  const router = Router();
  router.use(noStore());
  router.get('/lines', async (request, response) => {
    const { session, client } = await caller(request);
    response.json(await lines.list(session, client));
  });
  router.patch(
    '/lines/:lineId',
    express.json({ limit: '64kb', type: () => true }),
    async (request, response) => {
      const { session, client } = await caller(request);
      response.json(await lines.change(session, client, request.params.lineId, request.body));
    },
  );
  router.use(apiErrors());
  return router;
}

function invalidSession(cause?: unknown): ApiError {
  return new ApiError(
    401,
    'SESSION_INVALID',
    'The session of this page is over.',
    'Open the page again in the portal.',
    cause,
  );
}

function noStore(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}

/** What went wrong as code, message and advice; the rest is for the app's last resort. */
function apiErrors(): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = toApiError(error);
    if (!known || response.headersSent) {
      next(error);
      return;
    }
    const { status, code, message, advice } = known;
    response.status(status).json({ error: { code, message, advice } });
  };
}

function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof PortalError) return portalTrouble(error);
  if (error instanceof z.ZodError)
    return new ApiError(
      502,
      'PORTAL_ANSWER_UNREADABLE',
      'The portal answered something unexpected.',
      'Try again later.',
      error,
    );
  const type: unknown =
    typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new ApiError(413, 'BODY_TOO_LARGE', 'The request is too large.', 'Send less at once.', error);
  return typeof type === 'string'
    ? new ApiError(400, 'INVALID_BODY', 'The request is no JSON.', 'Send JSON.', error)
    : undefined;
}

function portalTrouble(error: PortalError): ApiError {
  if (error.kind === 'authRevoked') return invalidSession(error);
  if (error.kind === 'forbidden') {
    return new ApiError(
      403,
      'PORTAL_FORBIDDEN',
      'The portal does not allow this to this account.',
      'Ask an administrator of the portal.',
      error,
    );
  }
  return new ApiError(
    503,
    'PORTAL_UNAVAILABLE',
    'The portal does not answer as it should.',
    'Try again in a minute.',
    error,
  );
}
