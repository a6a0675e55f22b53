import {
  ApiVersion,
  B24OAuth,
  EnumAppStatus,
  type HandlerRefreshAuth,
  type RestrictionParams,
} from '@bitrix24/b24jssdk';
import { AxiosError, type AxiosInstance } from 'axios';
import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { checkedAnswer } from './checked-answer.ts';
import { requestLimits } from './request-limit.ts';
import { sdkLog } from './sdk-log.ts';
import { transportError } from './transport-error.ts';
import { observeRequests, type PortalRequest, type RequestObserver } from './observe-requests.ts';

/** Of one answer, uncompressed: 50 sessions of a batch with 160 kB each. A larger one counts as none. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Address and tokens of one portal. */
export interface PortalAccess {
  /** No trailing slash. */
  readonly endpoint: string;
  readonly domain: string;
  readonly memberId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Authorization server of the portal, from the configuration. No trailing slash. */
  readonly oauthUrl: string;
  /** Unix seconds by this machine's clock. */
  readonly expires: number;
  /** Plan of the portal, for its request limit. */
  readonly licence?: string | undefined;
}

export interface ConnectionOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  /** How often at most a request is sent that the portal refuses because of its request limit. */
  readonly attempts: number;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
  /** Called once per HTTP request to a portal, when it has ended. */
  readonly onRequest: (request: PortalRequest) => void;
}

/** Returns new tokens, already stored. `rejected`: the tokens that the portal refused on this connection. */
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
      serverEndpoint: `${access.oauthUrl}/rest/`,
      status: EnumAppStatus.Local,
    },
    { clientId: options.clientId, clientSecret: options.clientSecret },
    { restrictionParams: restrictions(access.licence, options.attempts) },
  );
  b24.offClientSideWarning();
  b24.setLogger(sdkLog(options.log));
  b24.setCustomRefreshAuth(async () => {
    const newer = await renew(rejected);
    rejected.clear();
    return refreshed(newer);
  });
  const http = b24.getHttpClient(ApiVersion.v2).ajaxClient;
  const { now, onRequest } = options;
  configureHttp(http, rejected, options, observeRequests(http, { member: access.memberId, now, onRequest }));
  return b24;
}

/**
 * A new object for every client: the SDK keeps and modifies it (docs/bitrix24/sdk.md#limiter-and-retries).
 * Requests that fail with one of the `hardErrorCodes` are never retried.
 */
function restrictions(licence: string | undefined, attempts: number): RestrictionParams {
  return {
    ...requestLimits(licence),
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

function refreshed(access: PortalAccess): HandlerRefreshAuth {
  return {
    access_token: access.accessToken,
    refresh_token: access.refreshToken,
    expires: String(access.expires),
    expires_in: '3600',
    client_endpoint: access.endpoint,
    server_endpoint: `${access.oauthUrl}/rest/`,
    member_id: access.memberId,
    scope: '',
    status: EnumAppStatus.Local,
    domain: access.domain,
  };
}

/**
 * Configures the HTTP client below the SDK: a timeout, no redirects (following one would lose the POST,
 * docs/bitrix24/install-and-auth.md#moved-portals), validated answers, and every failure turned into a
 * `PortalError`, which the SDK does not retry. Exceptions are refusals before anything was executed (expired
 * token, full bucket): those the SDK retries itself.
 */
function configureHttp(
  http: AxiosInstance,
  rejected: Set<string>,
  { timeoutMs, now }: ConnectionOptions,
  observer: RequestObserver,
): void {
  http.defaults.timeout = timeoutMs;
  http.defaults.maxRedirects = 0;
  http.defaults.maxContentLength = MAX_ANSWER_BYTES;
  http.interceptors.response.use(
    (response) => {
      try {
        response.data = checkedAnswer(response.data);
      } catch (error) {
        observer.ended(response.config, response, error);
        throw error;
      }
      observer.ended(response.config, response);
      return response;
    },
    (error: unknown) => {
      if (isExpiredToken(error)) rejected.add(tokenOf(error));
      const reported = isExpiredToken(error) || isBucketFull(error) ? error : transportError(error, now());
      if (error instanceof AxiosError) observer.ended(error.config, error.response, reported);
      throw reported;
    },
  );
}

/**
 * A full bucket drains within seconds: the SDK waits and sends the request again. After 429 it would wait ten seconds
 * and more (docs/bitrix24/sdk.md#limiter-and-retries), during which the lane could be neither stopped nor
 * shown as paused: so the lane itself waits then.
 */
function isBucketFull(error: unknown): error is AxiosError {
  return error instanceof AxiosError && error.response?.status === 503;
}

const expired = z.looseObject({ error: z.enum(['expired_token', 'invalid_token']) });

/** The SDK then gets a new token and sends the request again. */
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
