import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Manifest } from '../../domain/manifest.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { PortalClients } from '../../bitrix24/client/portal-clients.ts';
import type { Stores } from '../../store/ports.ts';
import { api, type CallName } from '../contract/api.ts';
import type { ApiCall } from '../contract/call.ts';
import type { PageSessions } from '../session/page-sessions.ts';
import { apiProblems, invalidRequest, invalidSession } from './api-error-handler.ts';
import type { Caller, Given, Handlers } from './caller.ts';
import { cardCalls } from './card-tab-handlers.ts';
import { chatCalls } from './chat-handlers.ts';
import { customerCalls } from './customer-handlers.ts';
import { exportCalls } from './export-handlers.ts';
import { healthCalls } from './health-handlers.ts';
import { journalCalls } from './journal-handlers.ts';
import { linesCalls } from './line-handlers.ts';
import { meCalls } from './me-handlers.ts';
import { overviewCalls } from './overview-handlers.ts';
import { createRights } from './rights.ts';
import { suggestionCalls } from './suggestion-handlers.ts';
import { tryItCalls } from './try-it-handlers.ts';

export interface PageApiDeps {
  readonly stores: Stores;
  readonly clients: PortalClients;
  readonly sessions: PageSessions;
  readonly corrections: Corrections;
  readonly lanes: LaneWatch;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  /** Unix ms. */
  readonly now: () => number;
}

/** The API of the pages (spec 11): every call of the contract, checked on the way in. */
export function pageApi(deps: PageApiDeps): Router {
  const handlers = allHandlers(deps);
  const callerOf = callers(deps);
  const router = Router();
  router.use('/api/v1', noStore());
  for (const name of Object.keys(api).filter(isCallName)) {
    const call: ApiCall = api[name];
    const path = call.path.replace(/\{(\w+)\}/g, ':$1');
    const answer = async (request: Request, response: Response): Promise<void> => {
      const caller = await callerOf(request);
      await run(handlers, name, caller, request, response);
    };
    const body = express.json({ limit: '64kb', type: () => true });
    const verb = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
    router[verb[call.method]](path, ...(call.method === 'GET' ? [] : [body]), answer);
  }
  router.use('/api/v1', apiProblems());
  return router;
}

function allHandlers(deps: PageApiDeps): Handlers<CallName> {
  const { stores, corrections, manifest } = deps;
  return {
    ...meCalls(manifest),
    ...overviewCalls(deps),
    ...linesCalls(deps),
    ...suggestionCalls(deps),
    ...journalCalls(deps),
    ...customerCalls(deps),
    ...chatCalls(deps),
    ...exportCalls(stores),
    ...tryItCalls(corrections),
    ...healthCalls(deps),
    ...cardCalls(stores),
  };
}

/** Who calls: a good session of a portal that has the app still, and not again. */
function callers({ stores, clients, sessions, now }: PageApiDeps): (request: Request) => Promise<Caller> {
  const rightsOf = createRights(now);
  return async (request) => {
    const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const session = token === undefined ? undefined : sessions.open(token);
    const portal = session && (await stores.portals.get(session.member));
    if (!session || !portal || portal.state === 'uninstalled') throw invalidSession();
    if (portal.installedAt !== session.installedAt) throw invalidSession();
    const client = clients.withToken({
      endpoint: portal.clientEndpoint,
      accessToken: session.accessToken,
      memberId: session.member,
    });
    const by = `user:${String(session.userId)}`;
    return { session, portal, client, rights: rightsOf(session, client), by };
  };
}

async function run<K extends CallName>(
  handlers: Handlers<K>,
  name: K,
  caller: Caller,
  request: Request,
  response: Response,
): Promise<void> {
  const { params, query, body }: ApiCall = api[name];
  const bodyCode = name === 'changeLine' ? 'INVALID_SETTINGS' : 'INVALID_REQUEST';
  // Checked by this call's own schemas: the compiler does not see that for all names at once.
  const given = {
    params: checked(params, request.params, 'INVALID_REQUEST'),
    query: checked(query, request.query, 'INVALID_REQUEST'),
    body: checked(body, request.body ?? {}, bodyCode),
  } as Given<K>;
  const answer = await handlers[name](caller, given);
  if (typeof answer === 'string') response.type('text/csv').attachment(`${name}.csv`).send(answer);
  else response.json(answer);
}

function checked<S extends z.ZodType>(schema: S, value: unknown, code: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidRequest(code, parsed.error);
  return parsed.data;
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(api, name);
}

function noStore(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}
