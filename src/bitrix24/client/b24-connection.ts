import {
  ApiVersion,
  B24OAuth,
  EnumAppStatus,
  ParamsFactory,
  type HandlerRefreshAuth,
  type RestrictionParams,
} from '@bitrix24/b24jssdk';
import { AxiosError, type AxiosInstance } from 'axios';
import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { checkedAnswer } from './checked-answer.ts';
import { sdkLog } from './sdk-log.ts';
import { transportError } from './transport-error.ts';
import { observeRequests, type PortalRequest, type RequestObserver } from './observe-requests.ts';

/** A token and the address it is for. */
export interface PortalAccess {
  /** No trailing slash. */
  readonly endpoint: string;
  readonly domain: string;
  readonly memberId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix seconds by this machine's clock. */
  readonly expires: number;
}

export interface ConnectionOptions {
  /** From the configuration, never from a request (sdk.md 4). */
  readonly oauthUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  /** How often a request is sent at most that the portal refuses for being one too many. */
  readonly attempts: number;
  readonly log: Log;
  readonly now: () => number;
  /** Called once per HTTP request to a portal, when it is over. */
  readonly onRequest: (request: PortalRequest) => void;
}

/** Gives new tokens, stored already. `rejected` are the tokens that the portal refused on this connection. */
export type Renew = (rejected: ReadonlySet<string>) => Promise<PortalAccess>;

/** One SDK client for one portal. */
export function openConnection(access: PortalAccess, renew: Renew, options: ConnectionOptions): B24OAuth {
  const rejected = new Set<string>();
  const b24 = new B24OAuth(
    {
      applicationToken: '',
      userId: 0,
      memberId: access.memberId,
      accessToken: access.accessToken,
      refreshToken: access.refreshToken,
      expires: access.expires,
      expiresIn: 3600,
      scope: '',
      domain: access.domain,
      clientEndpoint: access.endpoint,
      serverEndpoint: `${options.oauthUrl}/rest/`,
      status: EnumAppStatus.Local,
    },
    { clientId: options.clientId, clientSecret: options.clientSecret },
    { restrictionParams: restrictions(options.attempts) },
  );
  b24.offClientSideWarning();
  b24.setLogger(sdkLog(options.log));
  b24.setCustomRefreshAuth(async () => {
    const newer = await renew(rejected);
    rejected.clear();
    return refreshed(newer, options.oauthUrl);
  });
  const http = b24.getHttpClient(ApiVersion.v2).ajaxClient;
  const { now, onRequest } = options;
  guard(http, rejected, options, observeRequests(http, { member: access.memberId, now, onRequest }));
  return b24;
}

/** Fresh for every client: the SDK keeps the object and changes it (sdk.md 5, trap 2). No code here is ever sent again. */
function restrictions(attempts: number): RestrictionParams {
  return {
    ...ParamsFactory.getDefault(),
    maxRetries: attempts,
    retryOnNetworkError: false,
    hardErrorCodes: [
      'ERR_BAD_RESPONSE',
      'ERR_NETWORK',
      'ECONNRESET',
      'ECONNREFUSED',
      'ETIMEDOUT',
      'EPIPE',
      'EAI_AGAIN',
      'ENOTFOUND',
      'ERR_FR_TOO_MANY_REDIRECTS',
      'JSSDK_AXIOS_ERROR',
    ],
  };
}

function refreshed(access: PortalAccess, oauthUrl: string): HandlerRefreshAuth {
  return {
    access_token: access.accessToken,
    refresh_token: access.refreshToken,
    expires: String(access.expires),
    expires_in: '3600',
    client_endpoint: access.endpoint,
    server_endpoint: `${oauthUrl}/rest/`,
    member_id: access.memberId,
    scope: '',
    status: EnumAppStatus.Local,
    domain: access.domain,
  };
}

/**
 * Our own rules at the lowest level: a time limit, no redirects (a followed one would lose the POST,
 * rest-contract.md 1.7), answers checked, and every failure turned into a `PortalError`, which the SDK does not
 * repeat, except for the ones that the portal refused before it did anything: those the SDK waits for and repeats.
 */
function guard(
  http: AxiosInstance,
  rejected: Set<string>,
  { timeoutMs, now }: ConnectionOptions,
  watch: RequestObserver,
): void {
  http.defaults.timeout = timeoutMs;
  http.defaults.maxRedirects = 0;
  http.defaults.maxContentLength = 64 * 1024 * 1024;
  http.interceptors.response.use(
    (response) => {
      try {
        response.data = checkedAnswer(response.data);
      } catch (error) {
        watch.ended(response.config, response, error);
        throw error;
      }
      watch.ended(response.config, response);
      return response;
    },
    (error: unknown) => {
      if (isExpiredToken(error)) rejected.add(tokenOf(error));
      const told = isExpiredToken(error) || wasRefused(error) ? error : transportError(error, now());
      if (error instanceof AxiosError) watch.ended(error.config, error.response, told);
      throw told;
    },
  );
}

/**
 * A full bucket drains in moments: the SDK waits and sends it again. After 429 it would wait ten seconds and more
 * (sdk.md 5.4), during which nobody could stop the lane or see that it waits: the lane does that itself.
 */
function wasRefused(error: unknown): error is AxiosError {
  return error instanceof AxiosError && error.response?.status === 503;
}

const expired = z.looseObject({ error: z.enum(['expired_token', 'invalid_token']) });

/** The SDK asks for a new token and sends it again. */
function isExpiredToken(error: unknown): error is AxiosError {
  return (
    error instanceof AxiosError &&
    error.response?.status === 401 &&
    expired.safeParse(error.response.data).success
  );
}

const sentBody = z.looseObject({ auth: z.string() });

function tokenOf({ config }: AxiosError): string {
  const body: unknown = typeof config?.data === 'string' ? JSON.parse(config.data) : undefined;
  return sentBody.safeParse(body).data?.auth ?? '';
}
