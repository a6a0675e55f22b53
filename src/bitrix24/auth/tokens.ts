import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Log } from '../../observability/log.ts';
import type { OAuthServer, TokenGrant } from './oauth-server.ts';
import { PortalError } from '../client/portal-client.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { noCrashPoint } from '../../runtime/crash-points.ts';

/** The token and the address of a request that failed. */
interface StaleAccess {
  readonly accessToken: string;
  readonly clientEndpoint: string;
}

export interface Tokens {
  /**
   * The portal's record with a token newer than `stale`. One refresh at a time per portal over all processes: a second
   * caller gets the token that the first one stored (docs/bitrix24/sdk.md#refresh). Throws `PortalError`.
   */
  refresh(member: MemberId, stale: StaleAccess): Promise<PortalRecord>;
  /**
   * The portal no longer accepts `refused`: its user was dismissed, or the app was removed. Returns the record with a
   * token stored since, where there is one; otherwise stores the portal as `revoked` and throws `error`. No refresh is
   * tried: only expired tokens can be refreshed (docs/bitrix24/install-and-auth.md#tokens).
   */
  markRevoked(member: MemberId, refused: StaleAccess, error: PortalError): Promise<PortalRecord>;
}

export interface TokensOptions {
  readonly portals: PortalStore;
  readonly oauth: OAuthServer;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
  readonly onCrashPoint?: OnCrashPoint;
}

export function createTokens({
  portals,
  oauth,
  log,
  now,
  onCrashPoint = noCrashPoint,
}: TokensOptions): Tokens {
  const revoke = async (portal: PortalRecord, error: PortalError): Promise<never> => {
    log.warn(
      { member: portal.memberId, code: error.code },
      'the portal revoked its tokens: an administrator has to open the app',
    );
    await portals.update({ ...portal, state: 'revoked' });
    throw error;
  };

  return {
    refresh: (member, stale) =>
      portals.exclusively(member, async () => {
        const portal = requireActive(await portals.get(member));
        if (isNewer(portal, stale) && portal.expires * 1000 > now()) return portal;
        const grant = await oauth.refresh(portal.refreshToken, [portal.oauthUrl]).catch((error: unknown) => {
          if (error instanceof PortalError && error.kind === 'authRevoked') return revoke(portal, error);
          throw error;
        });
        if (grant.memberId !== member) throw new PortalError('transient', 'OTHER_PORTAL_ANSWERED');
        onCrashPoint('token.granted');
        const renewed = withGrant(portal, grant);
        // Stored before it is used: the old refresh token is invalid already.
        await storeGrant(portals, renewed);
        onCrashPoint('token.stored');
        return renewed;
      }),
    markRevoked: (member, refused, error) =>
      portals.exclusively(member, async () => {
        const portal = requireActive(await portals.get(member));
        return isNewer(portal, refused) ? portal : revoke(portal, error);
      }),
  };
}

/** A database that fails over is back within that time; without these tokens an administrator has to open the app. */
const STORE_ATTEMPTS = 60;
const STORE_RETRY_MS = 500;

/** Stores tokens that exist nowhere else; waits for a database that does not answer. Throws `StoreError`. */
async function storeGrant(portals: PortalStore, renewed: PortalRecord): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await portals.update(renewed);
      return;
    } catch (error) {
      const isSilent = error instanceof StoreError && error.code === 'STORE_UNREACHABLE';
      if (!isSilent || attempt === STORE_ATTEMPTS) throw error;
    }
    await sleep(STORE_RETRY_MS);
  }
}

function isNewer(portal: PortalRecord, stale: StaleAccess): boolean {
  return portal.accessToken !== stale.accessToken || portal.clientEndpoint !== stale.clientEndpoint;
}

/** The record of a portal that has the app. Throws `PortalError` `authRevoked` for any other. */
export function requireActive(portal: PortalRecord | undefined): PortalRecord {
  if (portal?.state === 'active') return portal;
  throw new PortalError(
    'authRevoked',
    portal?.state === 'revoked' ? 'PORTAL_REVOKED' : 'PORTAL_NOT_INSTALLED',
  );
}

function withGrant(portal: PortalRecord, grant: TokenGrant): PortalRecord {
  return {
    ...portal,
    domain: grant.domain,
    clientEndpoint: grant.endpoint,
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    expires: grant.expires,
    scope: grant.scope.length > 0 ? grant.scope : portal.scope,
    status: grant.status || portal.status,
    oauthUrl: grant.oauthUrl,
  };
}
