import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../base/clock.ts';
import { sendJson, serveHttp, type HttpServer } from '../base/http-server.ts';
import { isRecord, text, type Params } from '../base/params.ts';
import { parsePhp } from '../base/php-brackets.ts';
import { timeBlock } from '../base/time-block.ts';
import { OAuthFaults } from './oauth-faults.ts';
import { TokenVault, type TokenPair } from './token-vault.ts';

/** The part of a portal that the OAuth server needs. */
export interface OAuthPortal {
  readonly memberId: string;
  readonly restUrl: string;
  readonly paid: boolean;
  userActive(userId: number): boolean;
  /** Status letter of the installed app; undefined when it is not installed. */
  appStatus(clientId: string): string | undefined;
  appInfo(clientId: string): Record<string, unknown>;
}

export interface OAuthRequest {
  readonly at: number;
  readonly httpMethod: string;
  readonly path: string;
  readonly grantType: string;
  readonly params: Params;
  status: number;
  error: string;
}

/**
 * Simulates oauth.bitrix.info or oauth.bitrix24.tech (docs/bitrix24/install-and-auth.md#tokens). Tokens of a portal that
 * belongs to the other server are unknown here (GUESS: `invalid_grant`).
 */
export class OAuthServer {
  readonly vault: TokenVault;
  readonly faults = new OAuthFaults();
  readonly requests: OAuthRequest[] = [];
  readonly #clock: Clock;
  readonly #apps = new Map<string, string>();
  readonly #portals = new Map<string, OAuthPortal>();
  #server: HttpServer | undefined;

  /** All servers of a simulator have one `vault`: which of them knows a token depends on where its portal is. */
  constructor(clock: Clock, vault = new TokenVault(clock)) {
    this.#clock = clock;
    this.vault = vault;
  }

  async start(port?: number): Promise<void> {
    this.#server = await serveHttp((request, response, body) => this.#answer(request, response, body), port);
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server?.port ?? 0}`;
  }
  /** `server_endpoint` in all payloads. */
  get restUrl(): string {
    return `${this.url}/rest/`;
  }

  registerApp(clientId: string, clientSecret: string): void {
    this.#apps.set(clientId, clientSecret);
  }
  addPortal(portal: OAuthPortal): void {
    this.#portals.set(portal.memberId, portal);
  }
  removePortal(memberId: string): void {
    this.#portals.delete(memberId);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const params = { ...parsePhp(url.search.slice(1)), ...bodyParams(request, body) };
    const entry: OAuthRequest = {
      at: this.#clock.now(),
      httpMethod: request.method ?? '',
      path: url.pathname,
      grantType: text(params['grant_type']),
      params,
      status: 0,
      error: '',
    };
    this.requests.push(entry);
    const fault = this.faults.take(url.pathname);
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    const { raw } = this.faults;
    if (raw && url.pathname.startsWith('/oauth/')) {
      entry.status = raw.status;
      const location = raw.status >= 300 && raw.status < 400 ? { location: `${this.url}/login` } : {};
      return void response.writeHead(raw.status, location).end(raw.body);
    }
    await this.faults.gate();
    const { status, body: answer } = this.#decide(url.pathname, params, fault);
    entry.status = status;
    entry.error = isRecord(answer) ? text(answer['error']) : '';
    if (fault === 'resetAfter') return void request.socket.destroy();
    sendJson(response, status, answer);
  }

  #decide(path: string, params: Params, fault: string | undefined): { status: number; body: unknown } {
    if (fault === '500')
      return { status: 500, body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal error' } };
    // GUESS: the statuses of the auth server's errors are not documented
    // (docs/bitrix24/errors.md#authorization-server).
    if (fault && fault !== 'resetAfter' && fault !== 'noExpires') return errorAnswer(fault);
    const rest = /^\/rest\/+([\w.]+?)(\.json)?$/.exec(path);
    if (rest) return this.#rest(rest[1]?.toLowerCase() ?? '', params);
    if (!/^\/oauth\/token\/?$/.test(path))
      return { status: 404, body: { error: 'not_found', error_description: 'Not found' } };
    const answer = this.#token(params);
    if (fault === 'noExpires' && isRecord(answer.body)) delete answer.body['expires'];
    return answer;
  }

  #token(params: Params): { status: number; body: unknown } {
    const clientId = text(params['client_id']);
    const grant = text(params['grant_type']);
    if (clientId === '' || !['refresh_token', 'authorization_code'].includes(grant))
      return errorAnswer('invalid_request');
    if (this.#apps.get(clientId) !== text(params['client_secret'])) return errorAnswer('invalid_client');
    if (grant === 'refresh_token') return this.#refresh(text(params['refresh_token']), clientId);
    const pair = this.vault.redeem(text(params['code']), clientId);
    if (!pair) return errorAnswer('invalid_grant');
    // The sample of a code exchange has neither `expires` nor `user_id` (docs/bitrix24/install-and-auth.md#tokens).
    const { expires: _expires, user_id: _user, ...body } = this.#answerOf(pair);
    return { status: 200, body };
  }

  #refresh(token: string, clientId: string): { status: number; body: unknown } {
    const known = this.vault.peekRefresh(token);
    const portal = known && this.#portals.get(known.memberId);
    if (!portal) return errorAnswer('invalid_grant');
    if (portal.appStatus(clientId) === undefined) return errorAnswer('invalid_client');
    if (!portal.paid) return errorAnswer('PAYMENT_REQUIRED');
    if (!portal.userActive(known.userId)) return errorAnswer('invalid_grant');
    const pair = this.vault.refresh(token, clientId);
    return pair ? { status: 200, body: this.#answerOf(pair) } : errorAnswer('invalid_grant');
  }

  #answerOf(pair: TokenPair): Record<string, unknown> {
    const portal = this.#portals.get(pair.memberId);
    return {
      access_token: pair.accessToken,
      client_endpoint: portal?.restUrl,
      domain: new URL(this.url).host,
      expires: Math.floor(pair.expiresAt / 1000),
      expires_in: this.vault.accessLife,
      member_id: pair.memberId,
      refresh_token: pair.refreshToken,
      scope: pair.scope.join(','),
      server_endpoint: this.restUrl,
      status: portal?.appStatus(pair.clientId),
      user_id: pair.userId,
    };
  }

  #rest(method: string, params: Params): { status: number; body: unknown } {
    const pair = this.vault.byAccess(text(params['auth']));
    const portal = pair && this.#portals.get(pair.memberId);
    if (!pair || !portal || pair.revoked)
      return { status: 401, body: { error: 'NO_AUTH_FOUND', error_description: 'Wrong authorization data' } };
    if (this.vault.expired(pair)) {
      return {
        status: 401,
        body: { error: 'expired_token', error_description: 'The access token provided has expired.' },
      };
    }
    if (method !== 'app.info')
      return {
        status: 404,
        body: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
      };
    const now = this.#clock.now();
    const time = timeBlock(now, now, 0, { seconds: 0, resetAt: Math.floor(now / 1000) + 600 });
    return { status: 200, body: { result: portal.appInfo(pair.clientId), time } };
  }
}

function errorAnswer(error: string): { status: number; body: unknown } {
  const descriptions: Readonly<Record<string, string>> = {
    invalid_grant: 'Invalid grant',
    invalid_client: 'Invalid client',
    invalid_request: 'Invalid request',
    PAYMENT_REQUIRED: 'Payment required',
  };
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description: descriptions[error] ?? error },
  };
}

function bodyParams(request: IncomingMessage, body: string): Params {
  if (body === '') return {};
  if (!request.headers['content-type']?.includes('json')) return parsePhp(body);
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
