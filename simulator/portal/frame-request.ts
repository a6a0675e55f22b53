import { encodePhp } from '../base/php-brackets.ts';
import { randomToken } from '../base/random-token.ts';
import type { Installation } from './installation.ts';
import type { PortalCore } from './portal-core.ts';
import type { User } from './users.ts';

/**
 * The form that the portal's page posts into the app's frame
 * (docs/bitrix24/install-and-auth.md#page-request). All values are strings.
 */
export interface FrameRequest {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly appSid: string;
}

export interface FrameOptions {
  readonly user: User;
  readonly url: string;
  readonly placement: string;
  /** PLACEMENT_OPTIONS; numbers are sent as strings. */
  readonly options?: Readonly<Record<string, string>>;
}

export function frameRequest(portal: PortalCore, app: Installation, options: FrameOptions): FrameRequest {
  const appSid = randomToken();
  const token = portal.vault.issue({
    memberId: portal.memberId,
    clientId: app.clientId,
    userId: options.user.id,
    scope: app.scope,
  });
  const query = encodePhp({ DOMAIN: portal.domain, PROTOCOL: '0', LANG: portal.language, APP_SID: appSid });
  return {
    url: `${options.url}${options.url.includes('?') ? '&' : '?'}${query}`,
    appSid,
    fields: omitting(portal.pageOmits, {
      AUTH_ID: token.accessToken,
      AUTH_EXPIRES: String(portal.vault.accessLife),
      REFRESH_ID: token.refreshToken,
      SERVER_ENDPOINT: portal.serverEndpoint,
      APPLICATION_TOKEN: app.applicationToken,
      APPLICATION_SCOPE: app.scope.join(','),
      member_id: portal.memberId,
      status: app.status,
      PLACEMENT: options.placement,
      ...(options.options ? { PLACEMENT_OPTIONS: JSON.stringify(options.options) } : {}),
    }),
  };
}

function omitting(
  names: ReadonlySet<string>,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));
}
