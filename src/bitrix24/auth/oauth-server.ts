import { z } from 'zod';
import { portalEndpoint, type PortalEndpoint } from '../client/portal-endpoint.ts';
import { PortalError } from '../client/portal-client.ts';
import { oauthError } from './oauth-error.ts';

/** The authorization server's answer: the only trusted source of a portal's identity and address (docs/spec.md 9). */
export interface TokenGrant extends PortalEndpoint {
  readonly memberId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix seconds by this machine's clock. */
  readonly expires: number;
  readonly userId: number;
  readonly scope: readonly string[];
  readonly status: string;
  /** Address of the server that answered, from the configuration. */
  readonly oauthUrl: string;
}

export interface OAuthServer {
  /**
   * Exchanges a refresh token; the old one is invalid afterwards. `hints` are addresses that may name one of the
   * configured servers, the best first; any other address is ignored. Throws `PortalError`: `authRevoked` when the token
   * is of no use any more, `transient` for everything that says nothing about the portal.
   */
  refresh(refreshToken: string, hints?: readonly (string | undefined)[]): Promise<TokenGrant>;
}

export interface OAuthServerOptions {
  /** From the configuration, never from a request. No trailing slash. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly allowInsecure: boolean;
  readonly timeoutMs: number;
  /** Unix ms. */
  readonly now: () => number;
}

/** docs/bitrix24/install-and-auth.md#tokens. `scope` is separated by commas or spaces; numbers may be strings. */
const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(3600),
  member_id: z.string().min(1),
  client_endpoint: z.string(),
  user_id: z.coerce.number().int().nonnegative().catch(0),
  scope: z
    .string()
    .catch('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  status: z.string().catch(''),
});

const errorAnswer = z.looseObject({ error: z.string().min(1), error_description: z.string().catch('') });

/** The client of one authorization server. */
export function createOAuthServer(options: OAuthServerOptions): OAuthServer {
  return {
    async refresh(refreshToken) {
      // A form body, so that no secret is part of a URL that proxies log (docs/bitrix24/sdk.md#refresh).
      const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: options.clientId,
        client_secret: options.clientSecret,
        refresh_token: refreshToken,
      });
      return toGrant(await post(`${options.url}/oauth/token/`, form, options.timeoutMs), options);
    },
  };
}

async function post(url: string, form: URLSearchParams, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => undefined);
    // The HTTP status of a refusal is not documented: below 500 the body decides.
    if (response.ok || (response.status < 500 && errorAnswer.safeParse(body).success)) return body;
  } catch (error) {
    throw new PortalError('transient', 'OAUTH_UNREACHABLE', { cause: error });
  }
  throw new PortalError('transient', 'OAUTH_UNREACHABLE');
}

function toGrant(body: unknown, { url, allowInsecure, now }: OAuthServerOptions): TokenGrant {
  const refused = errorAnswer.safeParse(body);
  if (refused.success) throw oauthError(refused.data.error, refused.data.error_description);
  const parsed = tokenAnswer.safeParse(body);
  if (!parsed.success) throw new PortalError('transient', 'OAUTH_ANSWER_UNREADABLE');
  const { data } = parsed;
  const endpoint = portalEndpoint(data.client_endpoint, allowInsecure);
  if (!endpoint) throw new PortalError('transient', 'PORTAL_ADDRESS_REFUSED');
  return {
    ...endpoint,
    memberId: data.member_id,
    accessToken: data.access_token,
    refreshToken: data.refresh_token,
    // By this machine's clock, so that clock skew does not make a new token look expired.
    expires: Math.floor(now() / 1000) + data.expires_in,
    userId: data.user_id,
    scope: data.scope,
    status: data.status,
    oauthUrl: url,
  };
}
