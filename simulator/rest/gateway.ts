import type { IncomingMessage, ServerResponse } from 'node:http';
import { defined } from '../base/defined.ts';
import { sendJson } from '../base/http-server.ts';
import { isRecord, text, type Params } from '../base/params.ts';
import { parsePhp } from '../base/php-brackets.ts';
import { RestError } from '../base/rest-error.ts';
import { timeBlock } from '../base/time-block.ts';
import type { AlteredAnswer, FaultKind } from '../portal/faults.ts';
import type { Portal } from '../portal/portal.ts';
import type { LoggedRequest } from '../portal/request-log.ts';
import { commandsOf, runBatch } from './batch.ts';
import { dispatch } from './dispatch.ts';
import type { RestContext } from './rest-method.ts';

/** Faults that happen before the request is executed. */
const faultsBefore: readonly FaultKind[] = ['resetBefore', 'timeout', '500', '502', '503', '429', 'html'];

/**
 * The REST endpoint of a portal: `/rest/METHOD[.json]` and `/rest//METHOD`
 * (docs/bitrix24/sdk.md#what-a-portal-must-answer).
 */
export class Gateway {
  readonly #portal: Portal;

  constructor(portal: Portal) {
    this.#portal = portal;
  }

  answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
    allowOrigin(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const method = /^\/rest\/+(?:.*\/)?([^/]+?)(?:\.(?:json|xml))?\/?$/.exec(url.pathname)?.[1] ?? '';
    const all: Record<string, unknown> = { ...parsePhp(url.search.slice(1)), ...readBody(request, body) };
    const { auth, auth_connector: connector, ...rest } = all;
    const params = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('bx24_')));
    const entry: LoggedRequest = {
      at: this.#portal.clock.now(),
      httpMethod: request.method ?? '',
      method,
      params,
      commands: [],
      requestId: text(all['bx24_request_id']),
      userId: 0,
      status: 0,
    };
    this.#portal.log.entries.push(entry);
    const names = [
      method,
      ...(method.toLowerCase() === 'batch' ? commandsOf(params).map((command) => command.method) : []),
    ];
    const fault = this.#portal.faults.takeTransport(names);
    if (fault && faultsBefore.includes(fault)) {
      this.#failBefore(fault, request, response, entry);
      return;
    }
    const { status, answer } = this.#run(
      entry,
      text(auth),
      text(connector),
      request.socket.remoteAddress ?? '',
    );
    entry.status = status;
    if (fault === 'timeoutAfter') return;
    if (fault === 'resetAfter') return void request.socket.destroy();
    const { userId } = entry;
    const alter = this.#portal.faults.alterAnswer;
    sendAnswer(request, response, alter({ status, body: answer, userId, method }));
  }

  #run(
    entry: LoggedRequest,
    auth: string,
    connector: string,
    source: string,
  ): { status: number; answer: unknown } {
    const started = this.#portal.clock.now();
    try {
      this.#portal.limits.request(source);
      const context = this.#authorize(auth, connector);
      entry.userId = context.user.id;
      if (entry.method.toLowerCase() !== 'batch')
        return { status: 200, answer: dispatch(context, entry.method, entry.params) };
      const result = runBatch(context, entry.params, entry.commands);
      const time = timeBlock(started, this.#portal.clock.now(), this.#portal.zone, {
        seconds: 0,
        resetAt: Math.floor(started / 1000) + 600,
      });
      return { status: 200, answer: { result, time } };
    } catch (error) {
      if (!(error instanceof RestError)) console.error(`simulator: ${entry.method}`, error);
      const failed =
        error instanceof RestError ? error : new RestError(500, 'INTERNAL_SERVER_ERROR', String(error));
      entry.error = String(failed.code) || failed.message;
      return { status: failed.status, answer: failed.body() };
    }
  }

  #authorize(auth: string, connector: string): RestContext {
    const portal = this.#portal;
    const { token, app, user } = this.#caller(auth);
    if (portal.vault.expired(token)) {
      throw new RestError(401, 'expired_token', 'The access token provided has expired.');
    }
    const { error, userId = user.id } = portal.refusal ?? {};
    if (error && userId === user.id) throw error;
    // REST is available only on commercial plans (docs/bitrix24/errors.md#system-errors).
    if (!portal.paid) throw new RestError(401, 'ACCESS_DENIED', 'REST is available only on commercial plans');
    const authConnector = connector === '' ? undefined : connector;
    const actor = { userId: user.id, clientId: app.clientId, ...defined({ authConnector }) };
    return { portal, app, token, user, actor };
  }

  #caller(auth: string): Pick<RestContext, 'token' | 'app' | 'user'> {
    const { vault, memberId, installation, otherApps, users } = this.#portal;
    const token = vault.byAccess(auth);
    const app = (token && otherApps.get(token.clientId)) ?? installation;
    const user = token && users.get(token.userId);
    const isValid = token?.memberId === memberId && token.clientId === app?.clientId && !token.revoked;
    if (!isValid || !user) throw new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data');
    // Of a dismissed user (docs/bitrix24/errors.md#dead-tokens).
    if (!user.active) throw new RestError(401, 'authorization_error', 'Unable to authorize user');
    return { token, app, user };
  }

  #failBefore(
    fault: FaultKind,
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): void {
    if (fault === 'timeout') return;
    if (fault === 'resetBefore') return void request.socket.destroy();
    entry.status = fault === 'html' ? 200 : Number(fault);
    if (fault === '503') {
      sendJson(response, 503, {
        error: 'QUERY_LIMIT_EXCEEDED',
        error_description: 'Too many requests',
      });
      return;
    }
    if (fault === '429') {
      sendJson(response, 429, {
        error: 'OPERATION_TIME_LIMIT',
        error_description: 'Method is blocked due to operation time limit.',
      });
      return;
    }
    if (fault === '500') {
      sendJson(response, 500, {
        error: 'INTERNAL_SERVER_ERROR',
        error_description: 'Internal server error',
      });
      return;
    }
    response.writeHead(entry.status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      fault === 'html' ? '<html><body>Log in</body></html>' : '<html><body>502 Bad Gateway</body></html>',
    );
  }
}

function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: AlteredAnswer): void {
  if (answer === 'none') return;
  if (answer === 'reset') return void request.socket.destroy();
  const { status, body } = answer;
  if (typeof body === 'string' || body instanceof Uint8Array)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body);
  else sendJson(response, status, body);
}

/** CORS: pages in the portal's frames have another origin (docs/bitrix24/placements-and-frame.md#embedding). */
function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-headers', 'origin, content-type, accept');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
}

function readBody(request: IncomingMessage, body: string): Params {
  if (body === '') return {};
  if (!request.headers['content-type']?.includes('json')) return parsePhp(body);
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
