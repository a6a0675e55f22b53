import type { Log } from '../../observability/log.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalStore } from '../../store/ports.ts';
import { InstallationError } from '../auth/installation-error.ts';
import type { VerifiedOpener } from '../auth/verify-opener.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import type { InstallationClaim } from './register-portal.ts';

/**
 * Whether the app can work at the portal after a page was opened. `takenOver`: with the opener's tokens from now on;
 * `from` is the id of the user whose tokens it had.
 */
export type Access =
  { readonly state: 'works' | 'dead' } | { readonly state: 'takenOver'; readonly from: number };

export interface TakeOverOptions {
  readonly portals: Pick<PortalStore, 'get' | 'exclusively'>;
  readonly clients: PortalClients;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
}

/** Without a sign that something is wrong, an administrator's opening tries the tokens of a portal at most this often. */
const CHECK_INTERVAL_MS = 3_600_000;

/**
 * Gives the app the tokens of an administrator who opened it, where those of the installation are dead: of a dismissed
 * user, withdrawn, or too old to be renewed. Working tokens are never replaced. One opening at a time: the next one finds
 * them repaired. The tokens of an active portal are tried first, with one request: where something is wrong (`check`), else
 * once an hour, as those of a dismissed user fail only when they are used. Employees' openings make no request.
 */
export function createTakeOver(
  { portals, clients, log, now }: TakeOverOptions,
  install: (claim: InstallationClaim) => Promise<unknown>,
): (opener: VerifiedOpener, claim: InstallationClaim, check: boolean) => Promise<Access> {
  const tried = new Map<MemberId, number>();
  const isDue = (member: MemberId): boolean => now() - (tried.get(member) ?? -Infinity) >= CHECK_INTERVAL_MS;
  return async (opener, claim, check) => {
    const member = opener.portal.memberId;
    const isActive = async (): Promise<boolean> => (await portals.get(member))?.state === 'active';
    if (!opener.admin) return { state: (await isActive()) ? 'works' : 'dead' };
    if (!check && !isDue(member) && (await isActive())) return { state: 'works' };
    tried.set(member, now());
    return portals.exclusively(`access of ${member}`, async () => {
      const portal = await portals.get(member);
      if (!portal || (portal.state === 'active' && !(await areDead(clients, member))))
        return { state: 'works' };
      try {
        await install(claim);
        log.info({ member, from: portal.userId, to: opener.userId }, 'tokens taken over');
        return { state: 'takenOver', from: portal.userId };
      } catch (error) {
        if (!(error instanceof InstallationError)) throw error;
        log.warn({ member, code: error.code }, 'the tokens could not be taken over');
        return { state: (await isActive()) ? 'works' : 'dead' };
      }
    });
  };
}

/**
 * Whether the portal refuses the installation's token, or the authorization server its renewal, while the opener's token
 * was accepted. No answer proves nothing.
 */
async function areDead(clients: PortalClients, member: MemberId): Promise<boolean> {
  try {
    await (await clients.of(member)).call({ method: 'app.info', params: {} }, 'page.check');
    return false;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (error.kind === 'authRevoked' || error.kind === 'restDisabled' || error.isFinal) return true;
    return isServersAnswer(error);
  }
}

/** A code of the authorization server (`verification_needed`), not of the transport (`ECONNRESET`, `HTTP_502`). */
function isServersAnswer({ kind, code }: PortalError): boolean {
  return kind === 'transient' && /^[a-z]+(?:_[a-z]+)+$/.test(code);
}
