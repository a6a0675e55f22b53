import { memberId, type MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { isUnreadable } from '../../store/secrets/secret-box.ts';
import { InstallationError } from '../auth/installation-error.ts';
import { refusesClient } from '../auth/oauth-error.ts';
import type { OAuthServer, TokenGrant } from '../auth/oauth-server.ts';
import type { AppInfo } from '../auth/app-info.ts';
import { learnApplicationToken } from '../auth/learn-token.ts';
import { provesApp } from '../auth/prove-app.ts';
import { readOpener } from '../auth/read-opener.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { createExchangeLimit } from './exchange-limit.ts';
import { portalRegions } from './portal-regions.ts';
import { sameSecret } from '../auth/same-secret.ts';

/** What an installation request claims. Trusted only as far as the authorization server confirms it. */
export interface InstallationClaim {
  readonly memberId: string;
  readonly refreshToken: string | undefined;
  /** Empty where the portal posted none. */
  readonly applicationToken: string;
  readonly accessToken?: string | undefined;
  /** Names the portal's authorization server; only a configured one counts. */
  readonly serverEndpoint?: string | undefined;
}

/** Verifies an installation claim and stores the portal. Throws `InstallationError`. */
export type RegisterPortal = (claim: InstallationClaim) => Promise<PortalRecord>;

export interface RegisterPortalOptions {
  readonly portals: PortalStore;
  readonly oauth: OAuthServer;
  readonly clients: PortalClients;
  readonly now: () => number;
}

/** Installations of one portal that wait for each other. */
const MAX_IN_LINE = 3;

/**
 * Nothing in the request is trusted (docs/spec.md 9): its refresh token is exchanged at the configured
 * authorization server, whose answer alone identifies the portal and its address. No address of the request
 * is ever called. `app.info` at that server cannot replace a missing refresh token: it is documented to
 * return the app's status, not the portal. An application token proves nothing here, so a missing one is no obstacle: it is
 * learned later (docs/decisions/0017-whose-tokens-and-what-proves-them.md).
 */
export function createRegisterPortal(options: RegisterPortalOptions): RegisterPortal {
  const { portals, oauth, clients, now } = options;
  const limit = createExchangeLimit();
  /** The installer page and ONAPPINSTALL may arrive at the same time with one refresh token, which works once. */
  const running = new Map<string, Promise<PortalRecord>>();
  const findKnown = (member: MemberId) => portals.get(member).catch(ignoreUnreadable);

  const isSameSender = async (known: PortalRecord, claim: InstallationClaim): Promise<boolean> => {
    if (sameSecret(known.applicationToken, claim.applicationToken)) return true;
    const mayProve = known.learnsToken === true || claim.applicationToken === '';
    if (!mayProve || !(await provesApp(clients, known, claim.accessToken))) return false;
    await learnApplicationToken(portals, known.memberId, claim.applicationToken);
    return true;
  };

  const inLine = new Map<MemberId, number>();
  /** One at a time: many claims of an employee must not keep the portal from saying who is an administrator. */
  const inTurn = async <T>(member: MemberId, grant: TokenGrant, work: () => Promise<T>): Promise<T> => {
    const before = inLine.get(member) ?? 0;
    if (before >= MAX_IN_LINE) throw new InstallationError('BUSY', undefined, grant.refreshToken);
    inLine.set(member, before + 1);
    try {
      return await portals.exclusively(`installation of ${member}`, work);
    } finally {
      const left = (inLine.get(member) ?? 1) - 1;
      if (left > 0) inLine.set(member, left);
      else inLine.delete(member);
    }
  };

  const register = async (claim: InstallationClaim, refreshToken: string): Promise<PortalRecord> => {
    const member = memberId(claim.memberId);
    const known = await findKnown(member);
    const hints = [claim.serverEndpoint, known?.oauthUrl];
    const grant = await limit(() => oauth.refresh(refreshToken, hints)).catch((error: unknown) =>
      installationErrorOf(error),
    );
    if (grant instanceof InstallationError) {
      // A repeated delivery: its refresh token is used up.
      if (known?.state === 'active' && (await isSameSender(known, claim))) return known;
      throw grant;
    }
    if (grant.memberId !== member) throw new InstallationError('OTHER_PORTAL');
    return inTurn(member, grant, async () => {
      const { userId, info } = await requireAdministrator(clients.withToken(grant), grant);
      return portals.exclusively(member, async () => {
        const stored = await findKnown(member);
        const previous = stored?.state === 'uninstalled' ? undefined : stored;
        const portal = toRecord(claim, { ...grant, userId }, info, { previous, now: now() });
        await portals.put(portal);
        clients.disconnect(member);
        return portal;
      });
    });
  };

  return async (claim) => {
    const { refreshToken } = claim;
    if (!refreshToken) throw new InstallationError('NO_REFRESH_TOKEN');
    const key = JSON.stringify([claim.memberId, refreshToken, claim.applicationToken]);
    const registration = running.get(key) ?? register(claim, refreshToken).finally(() => running.delete(key));
    running.set(key, registration);
    return registration;
  };
}

/** A portal whose tokens were encrypted with a lost key is treated as new, so that it can be installed again. */
function ignoreUnreadable(error: unknown): undefined {
  if (!isUnreadable(error)) throw error;
}

function installationErrorOf(error: unknown): InstallationError {
  if (error instanceof InstallationError) return error;
  if (!(error instanceof PortalError)) throw error;
  if (error.code === 'PORTAL_ADDRESS_REFUSED') return new InstallationError('ADDRESS_REFUSED', error);
  if (refusesClient(error)) return new InstallationError('APP_REFUSED', error);
  if (error.kind === 'authRevoked') return new InstallationError('TOKEN_REFUSED', error);
  if (error.kind === 'restDisabled') return new InstallationError('PLAN_REFUSED', error);
  return new InstallationError('OAUTH_UNREACHABLE', error);
}

/**
 * The id of the installing user, who has to be an administrator. Every employee's page has a refresh token too: with
 * it, an employee could install in the administrator's place, or replace the application token by an invented one. A portal
 * that does not answer says nothing: the claim waits. The right application token proves nothing here: the portal posts it
 * into every employee's page.
 */
async function requireAdministrator(
  client: PortalClient,
  grant: TokenGrant,
): Promise<{ readonly userId: number; readonly info: AppInfo }> {
  try {
    const { admin, userId, info } = await readOpener(client, 'install');
    if (!admin) throw new InstallationError('ADMIN_REQUIRED');
    return { userId, info };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (error.isFinal) throw new InstallationError('ADMIN_REQUIRED', error);
    if (error.kind === 'restDisabled') throw new InstallationError('PLAN_REFUSED', error);
    throw new InstallationError('PORTAL_UNREACHABLE', error, grant.refreshToken);
  }
}

/** Many administrators may have installed the app in turn; older changes than theirs no longer matter. */
const MAX_FORMER_USERS = 20;

function formerUsersAfter(
  previous: PortalRecord | undefined,
  userId: number,
  now: number,
): Pick<PortalRecord, 'formerUsers'> {
  const before = previous?.formerUsers ?? [];
  const replaced = previous && previous.userId !== userId ? [{ id: previous.userId, until: now }] : [];
  const all = [...replaced, ...before].slice(0, MAX_FORMER_USERS);
  return all.length > 0 ? { formerUsers: all } : {};
}

function toRecord(
  claim: InstallationClaim,
  grant: TokenGrant,
  { app, licence, language }: AppInfo,
  { previous, now }: { readonly previous: PortalRecord | undefined; readonly now: number },
): PortalRecord {
  return {
    memberId: memberId(grant.memberId),
    domain: grant.domain,
    clientEndpoint: grant.endpoint,
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    expires: grant.expires,
    applicationToken: claim.applicationToken || (previous?.applicationToken ?? ''),
    ...(claim.applicationToken === '' && { learnsToken: true }),
    userId: grant.userId,
    ...formerUsersAfter(previous, grant.userId, now),
    scope: grant.scope,
    status: grant.status,
    oauthUrl: grant.oauthUrl,
    // Used to parse national numbers and to write timeline texts.
    regions: portalRegions({ domain: grant.domain, licence, language }),
    ...(language !== '' && { language }),
    ...(licence !== '' && { licence }),
    ...(app !== '' && { app }),
    state: 'active',
    installedAt: previous?.installedAt ?? now,
  };
}
