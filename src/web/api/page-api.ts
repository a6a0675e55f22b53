import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Manifest } from '../../domain/manifest.ts';
import { portalProfileOf } from '../../domain/portal-view.ts';
import { createSettingsAudit } from '../../application/settings-audit.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { PortalClients } from '../../bitrix24/client/portal-clients.ts';
import type { Installation } from '../../bitrix24/install/installation.ts';
import { PAGE_LIMITS, type PageLimits } from '../../bitrix24/client/page-limits.ts';
import { createTokenBuckets } from '../../runtime/token-buckets.ts';
import type { Stores } from '../../store/ports.ts';
import { api, type CallName } from '../contract/api.ts';
import type { ApiCall } from '../contract/call.ts';
import type { PageCursors } from '../session/page-cursors.ts';
import type { PageSessions } from '../session/page-sessions.ts';
import { isOpener } from '../../bitrix24/auth/verify-opener.ts';
import {
  apiErrorHandler,
  invalidCursor,
  invalidRequest,
  invalidSession,
  tooManyRequests,
} from './api-error-handler.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import { blockHandlers } from './block-handlers.ts';
import { cardTabHandlers } from './card-tab-handlers.ts';
import { chatHandlers } from './chat-handlers.ts';
import { chatPanelHandlers } from './chat-panel-handlers.ts';
import { conversationHandlers } from './conversation-handlers.ts';
import { customerHandlers } from './customer-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { healthHandlers } from './health-handlers.ts';
import { journalHandlers } from './journal-handlers.ts';
import { lineHandlers } from './line-handlers.ts';
import { meHandlers } from './me-handlers.ts';
import { noticeHandlers } from './notice-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { ownNumberHandlers } from './own-number-handlers.ts';
import { pastHandlers } from './past-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { registerAgainHandler } from './register-again-handler.ts';
import { reportHandlers } from './report-handlers.ts';
import { createRights } from './rights.ts';
import { sessionHandlers } from './session-handlers.ts';
import { suggestionHandlers } from './suggestion-handlers.ts';
import { tryItHandlers } from './try-it-handlers.ts';
import { undoHandlers } from './undo-handlers.ts';

export interface PageApiDeps {
  readonly stores: Stores;
  readonly clients: PortalClients;
  readonly sessions: PageSessions;
  readonly cursors: PageCursors;
  readonly corrections: Corrections;
  readonly lanes: LaneWatch;
  readonly installation: Pick<Installation, 'rebind'>;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  readonly pageLimits?: PageLimits | undefined;
  /** Unix ms. */
  readonly now: () => number;
}

/** The API of the pages (docs/spec.md 11): one route per call of the contract, which authenticates and validates. */
export function pageApi(deps: PageApiDeps): Router {
  const handlers = createHandlers(deps);
  const authenticate = createAuthenticator(deps);
  const router = Router();
  router.use('/api/v1', noStore());
  for (const name of Object.keys(api).filter(isCallName)) {
    const call: ApiCall = api[name];
    const path = call.path.replace(/\{(\w+)\}/g, ':$1');
    const handle = async (request: Request, response: Response): Promise<void> => {
      const caller = await authenticate(request, name);
      await handleCall(handlers, name, caller, request, response);
    };
    const bodyParser = express.json({ limit: '64kb', type: () => true });
    const verb = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
    router[verb[call.method]](path, ...(call.method === 'GET' ? [] : [bodyParser]), handle);
  }
  router.use('/api/v1', apiErrorHandler());
  return router;
}

function createHandlers(deps: PageApiDeps): Handlers<CallName> {
  const { stores, corrections, manifest } = deps;
  const audit = createSettingsAudit(stores, deps.now);
  return {
    ...meHandlers(manifest),
    ...peopleHandlers(),
    ...sessionHandlers(),
    ...overviewHandlers(deps),
    ...reportHandlers(deps),
    ...noticeHandlers(deps),
    ...lineHandlers({ ...deps, audit }),
    ...suggestionHandlers({ ...deps, audit }),
    ...blockHandlers(deps),
    ...ownNumberHandlers(deps),
    ...journalHandlers(deps),
    ...undoHandlers(deps),
    ...customerHandlers(deps),
    ...chatHandlers(deps),
    ...conversationHandlers(stores),
    ...exportHandlers(stores),
    ...tryItHandlers(corrections),
    ...pastHandlers(corrections),
    ...healthHandlers(deps),
    ...registerAgainHandler(deps),
    ...cardTabHandlers(stores),
    ...chatPanelHandlers(stores),
  };
}

/** Throws 401 unless the session is valid and belongs to the present installation of the app in its portal. */
function createAuthenticator({
  stores,
  clients,
  sessions,
  cursors,
  pageLimits = PAGE_LIMITS,
  now,
}: PageApiDeps): (request: Request, name: CallName) => Promise<Caller> {
  const rightsOf = createRights(now);
  const calls = createTokenBuckets(pageLimits.calls);
  return async (request, name) => {
    const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const open = name === 'renewSession' ? sessions.openForRenewal : sessions.open;
    const session = token === undefined ? undefined : open(token);
    const portal = session && (await stores.portals.get(session.member));
    if (!session || !portal || portal.state === 'uninstalled') throw invalidSession();
    if (portal.installedAt !== session.installedAt) throw invalidSession();
    const { member, userId, installedAt } = session;
    if (!calls.take(`${member} ${String(userId)}`)) throw tooManyRequests();
    const client = clients.ofPage({
      endpoint: portal.clientEndpoint,
      accessToken: session.accessToken,
      memberId: member,
      userId,
    });
    const by = `user:${String(userId)}`;
    return {
      session: { member, userId, installedAt },
      portal: portalProfileOf(portal),
      client,
      rights: rightsOf(session, client),
      cursors: cursorsOf(cursors, `${member} ${by}`),
      async renew(accessToken) {
        if (!(await isOpener(clients, portal, { userId, accessToken }))) throw invalidSession();
        return sessions.issue({ ...session, accessToken });
      },
      by,
    };
  };
}

function cursorsOf(cursors: PageCursors, owner: string): Caller['cursors'] {
  return {
    seal: (list, position) => cursors.seal(`${list} ${owner}`, position),
    open(list, cursor) {
      const position = cursors.open(`${list} ${owner}`, cursor);
      if (position === undefined) throw invalidCursor();
      return position;
    },
  };
}

async function handleCall<K extends CallName>(
  handlers: Handlers<K>,
  name: K,
  caller: Caller,
  request: Request,
  response: Response,
): Promise<void> {
  const { params, query, body }: ApiCall = api[name];
  const bodyCode = name === 'changeLine' ? 'INVALID_SETTINGS' : 'INVALID_REQUEST';
  // Validated by this call's own schemas, which the compiler cannot infer for a generic name.
  const input = {
    params: validate(params, request.params, 'INVALID_REQUEST'),
    query: validate(query, request.query, 'INVALID_REQUEST'),
    body: validate(body, request.body ?? {}, bodyCode),
  } as CallInput<K>;
  const answer = await handlers[name](caller, input);
  if (typeof answer === 'string') response.type('text/csv').attachment(`${name}.csv`).send(answer);
  else response.json(answer);
}

function validate<S extends z.ZodType>(schema: S, value: unknown, code: string): z.output<S> {
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
