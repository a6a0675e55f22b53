import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { isUnreadable } from '../../store/secrets/secret-box.ts';
import { InstallationError } from '../auth/installation-error.ts';
import type { OAuthServer, TokenGrant } from '../auth/oauth-server.ts';
import { readOpener } from '../auth/read-opener.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { portalRegions } from './portal-regions.ts';
import { sameSecret } from '../auth/same-secret.ts';

/** What an installation request claims. Trusted only as far as the authorization server confirms it. */
export interface InstallationClaim {
  readonly memberId: string;
  readonly refreshToken: string | undefined;
  readonly applicationToken: string;
}

/** Verifies an installation claim and stores the portal. Throws `InstallationError`. */
export type RegisterPortal = (claim: InstallationClaim) => Promise<PortalRecord>;

export interface RegisterPortalOptions {
  readonly portals: PortalStore;
  readonly oauth: OAuthServer;
  readonly clients: PortalClients;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Nothing in the request is trusted (docs/spec.md 9): its refresh token is exchanged at the configured
 * authorization server, whose answer alone identifies the portal and its address. No address of the request
 * is ever called. `app.info` at that server cannot replace a missing refresh token: it is documented to
 * return the app's status, not the portal.
 */
export function createRegisterPortal(options: RegisterPortalOptions): RegisterPortal {
  const { portals, oauth, clients, log, now } = options;
  /** The installer page and ONAPPINSTALL may arrive at the same time with one refresh token, which works once. */
  const running = new Map<string, Promise<PortalRecord>>();
  const findKnown = (member: MemberId) => portals.get(member).catch(ignoreUnreadable);

  const register = async (claim: InstallationClaim, refreshToken: string): Promise<PortalRecord> => {
    const member = memberId(claim.memberId);
    const grant = await oauth.refresh(refreshToken).catch((error: unknown) => installationErrorOf(error));
    if (grant instanceof InstallationError) {
      const known = await findKnown(member);
      // A repeated delivery: its refresh token is used up, but its application token matches the stored one.
      if (known?.state === 'active' && sameSecret(known.applicationToken, claim.applicationToken))
        return known;
      throw grant;
    }
    if (grant.memberId !== member) throw new InstallationError('OTHER_PORTAL');
    const client = clients.withToken(grant);
    const userId = await requireAdministrator(client, grant, { log, known: await findKnown(member) });
    const locale = await readLocale(client, grant.domain);
    return portals.exclusively(member, async () => {
      const known = await findKnown(member);
      const installedAt = known && known.state !== 'uninstalled' ? known.installedAt : now();
      const portal = toRecord(claim, { ...grant, userId }, locale, installedAt);
      await portals.put(portal);
      clients.disconnect(member);
      return portal;
    });
  };

  return async (claim) => {
    const { refreshToken } = claim;
    if (!refreshToken) throw new InstallationError('NO_REFRESH_TOKEN');
    if (claim.applicationToken === '') throw new InstallationError('NO_APPLICATION_TOKEN');
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
  if (!(error instanceof PortalError)) throw error;
  if (error.kind === 'transient' || error.kind === 'unknownOutcome' || error.kind === 'throttled')
    return new InstallationError('OAUTH_UNREACHABLE', error);
  if (error.code === 'PORTAL_ADDRESS_REFUSED') return new InstallationError('ADDRESS_REFUSED', error);
  return new InstallationError(error.code === 'invalid_grant' ? 'TOKEN_REFUSED' : 'APP_REFUSED', error);
}

/**
 * The id of the installing user, who has to be an administrator. Every employee's page has a refresh token too: with
 * it, an employee could replace the installer's token by a weaker one, or the application token by an invented one.
 * Where the portal does not answer the check (an old version), only a portal that is not installed yet is accepted. The
 * right application token proves nothing here: the portal posts it into every employee's page.
 */
async function requireAdministrator(
  client: PortalClient,
  grant: TokenGrant,
  { log, known }: { readonly log: Log; readonly known: PortalRecord | undefined },
): Promise<number> {
  try {
    const opener = await readOpener(client, 'install');
    if (!opener.admin) throw new InstallationError('ADMIN_REQUIRED');
    return opener.userId;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (known && known.state !== 'uninstalled')
      throw new InstallationError(
        error.kind === 'forbidden' ? 'ADMIN_REQUIRED' : 'PORTAL_UNREACHABLE',
        error,
      );
    log.warn(
      { member: grant.memberId, code: error.code },
      'could not check whether the installing user is an administrator',
    );
    return grant.userId;
  }
}

const appInfo = z.looseObject({ LICENSE: z.string().catch(''), LANGUAGE_ID: z.string().catch('') });

/** The portal's countries and its language. */
type PortalLocale = Pick<PortalRecord, 'regions' | 'language'>;

/** Used to parse national numbers and to write timeline texts; an installation does not fail without it. */
async function readLocale(client: PortalClient, domain: string): Promise<PortalLocale> {
  try {
    const info = appInfo.parse(await client.call({ method: 'app.info', params: {} }, 'install'));
    const regions = portalRegions({ domain, licence: info.LICENSE, language: info.LANGUAGE_ID });
    return info.LANGUAGE_ID === '' ? { regions } : { regions, language: info.LANGUAGE_ID };
  } catch (error) {
    if (error instanceof PortalError || error instanceof z.ZodError)
      return { regions: portalRegions({ domain }) };
    throw error;
  }
}

function toRecord(
  claim: InstallationClaim,
  grant: TokenGrant,
  locale: PortalLocale,
  installedAt: number,
): PortalRecord {
  return {
    memberId: memberId(grant.memberId),
    domain: grant.domain,
    clientEndpoint: grant.endpoint,
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    expires: grant.expires,
    applicationToken: claim.applicationToken,
    userId: grant.userId,
    scope: grant.scope,
    status: grant.status,
    ...locale,
    state: 'active',
    installedAt,
  };
}
