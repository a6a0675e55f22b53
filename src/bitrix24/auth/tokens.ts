import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import type { Log } from '../../observability/log.ts';
import type { OAuthServer, TokenGrant } from './oauth-server.ts';
import { PortalError } from '../client/portal-client.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { noCrashPoint } from '../../runtime/crash-points.ts';

/** What a client was using when it found that it no longer works. */
export interface StaleAccess {
  readonly accessToken: string;
  readonly clientEndpoint: string;
}

export interface Tokens {
  /**
   * A record with a token newer than `stale`. One refresh at a time per portal over all processes: whoever comes
   * second takes what the first one stored (sdk.md 4). Throws `PortalError`.
   */
  refresh(member: MemberId, stale: StaleAccess): Promise<PortalRecord>;
  /**
   * The portal knows `refused` no more: its user was dismissed, or the app is gone from it. A token that somebody
   * stored since is given back; where there is none, the portal counts as one that withdrew its tokens, and `error` is
   * thrown. No refresh is tried: that is for expired ones only (rest-contract.md 1.5).
   */
  withdrawn(member: MemberId, refused: StaleAccess, error: PortalError): Promise<PortalRecord>;
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
      'the portal withdrew its tokens: an admin has to open the app',
    );
    await portals.update({ ...portal, state: 'revoked' });
    throw error;
  };

  return {
    refresh: (member, stale) =>
      portals.exclusively(member, async () => {
        const portal = usable(await portals.get(member));
        if (isNewer(portal, stale) && portal.expires * 1000 > now()) return portal;
        const grant = await oauth.refresh(portal.refreshToken).catch((error: unknown) => {
          // Our own credentials being wrong says nothing about the portal: once they are mended, it goes on.
          const ours = error instanceof PortalError && error.code === 'invalid_client';
          if (!ours && error instanceof PortalError && error.kind === 'authRevoked')
            return revoke(portal, error);
          throw error;
        });
        if (grant.memberId !== member) throw new PortalError('rejected', 'OTHER_PORTAL_ANSWERED');
        onCrashPoint('token.granted');
        const renewed = withGrant(portal, grant);
        // Stored before it is used: the old refresh token is dead already.
        await portals.update(renewed);
        onCrashPoint('token.stored');
        return renewed;
      }),
    withdrawn: (member, refused, error) =>
      portals.exclusively(member, async () => {
        const portal = usable(await portals.get(member));
        return isNewer(portal, refused) ? portal : revoke(portal, error);
      }),
  };
}

function isNewer(portal: PortalRecord, stale: StaleAccess): boolean {
  return portal.accessToken !== stale.accessToken || portal.clientEndpoint !== stale.clientEndpoint;
}

export function usable(portal: PortalRecord | undefined): PortalRecord {
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
  };
}
