import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { isUnreadable } from '../../store/secrets/secret-box.ts';
import { ContactError } from '../auth/contact-error.ts';
import type { OAuthServer, TokenGrant } from '../auth/oauth-server.ts';
import { readOpener } from '../auth/read-opener.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { portalRegions } from './portal-regions.ts';
import { sameSecret } from '../auth/same-secret.ts';

/** What an installation says about itself. Believed only as far as the authorization server confirms it. */
export interface Claim {
  readonly memberId: string;
  readonly refreshToken: string | undefined;
  readonly applicationToken: string;
}

/** Proves a claim and stores the portal. Throws `ContactError`. */
export type FirstContact = (claim: Claim) => Promise<PortalRecord>;

export interface FirstContactOptions {
  readonly portals: PortalStore;
  readonly oauth: OAuthServer;
  readonly clients: PortalClients;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Nothing in the request is trusted (spec 9): its refresh token is exchanged at the configured authorization server,
 * whose answer alone says which portal it is and where. No address of the request is ever called. `app.info` at that
 * server is no substitute for a missing refresh token: it is documented to tell the app's status, not whose it is.
 */
export function createFirstContact(options: FirstContactOptions): FirstContact {
  const { portals, oauth, clients, log, now } = options;
  /** The installer page and ONAPPINSTALL may come together with one token, which works once. */
  const running = new Map<string, Promise<PortalRecord>>();
  const knownAs = (member: MemberId) => portals.get(member).catch(unreadableIsNew);

  const contact = async (claim: Claim, refreshToken: string): Promise<PortalRecord> => {
    const member = memberId(claim.memberId);
    const grant = await oauth.refresh(refreshToken).catch((error: unknown) => contactError(error));
    if (grant instanceof ContactError) {
      const known = await knownAs(member);
      // The same delivery again: its token is used up, but it proves itself by the secret that only the portal has.
      if (known?.state === 'active' && sameSecret(known.applicationToken, claim.applicationToken))
        return known;
      throw grant;
    }
    if (grant.memberId !== member) throw new ContactError('OTHER_PORTAL');
    const client = clients.withToken(grant);
    const userId = await administrator(client, grant, { log, known: await knownAs(member) });
    const place = await placeOf(client, grant.domain);
    return portals.exclusively(member, async () => {
      const known = await knownAs(member);
      const installedAt = known && known.state !== 'uninstalled' ? known.installedAt : now();
      const portal = toRecord(claim, { ...grant, userId }, place, installedAt);
      await portals.put(portal);
      clients.disconnect(member);
      return portal;
    });
  };

  return async (claim) => {
    const { refreshToken } = claim;
    if (!refreshToken) throw new ContactError('NO_REFRESH_TOKEN');
    if (claim.applicationToken === '') throw new ContactError('NO_APPLICATION_TOKEN');
    const key = JSON.stringify([claim.memberId, refreshToken, claim.applicationToken]);
    const contacting = running.get(key) ?? contact(claim, refreshToken).finally(() => running.delete(key));
    running.set(key, contacting);
    return contacting;
  };
}

/** A portal whose tokens were sealed with a lost key comes back by being installed again. */
function unreadableIsNew(error: unknown): undefined {
  if (!isUnreadable(error)) throw error;
}

function contactError(error: unknown): ContactError {
  if (!(error instanceof PortalError)) throw error;
  if (error.kind === 'transient' || error.kind === 'unknownOutcome' || error.kind === 'throttled')
    return new ContactError('OAUTH_UNREACHABLE', error);
  if (error.code === 'PORTAL_ADDRESS_REFUSED') return new ContactError('ADDRESS_REFUSED', error);
  return new ContactError(error.code === 'invalid_grant' ? 'TOKEN_REFUSED' : 'APP_REFUSED', error);
}

/**
 * Every employee's page has a refresh token of its own: with it, they could put their weaker token or a made-up
 * application token in the installer's place. Asking may fail on an old portal: then only a new one is let in. The
 * right application token proves nothing here: the portal posts it into every employee's page.
 */
async function administrator(
  client: PortalClient,
  grant: TokenGrant,
  { log, known }: { readonly log: Log; readonly known: PortalRecord | undefined },
): Promise<number> {
  try {
    const opener = await readOpener(client, 'install');
    if (!opener.admin) throw new ContactError('ADMIN_REQUIRED');
    return opener.userId;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    if (known && known.state !== 'uninstalled')
      throw new ContactError(error.kind === 'forbidden' ? 'ADMIN_REQUIRED' : 'PORTAL_UNREACHABLE', error);
    log.warn(
      { member: grant.memberId, code: error.code },
      'the portal did not say whether the installer is an administrator',
    );
    return grant.userId;
  }
}

const appInfo = z.looseObject({ LICENSE: z.string().catch(''), LANGUAGE_ID: z.string().catch('') });

/** Where a portal is and what it speaks. */
type Place = Pick<PortalRecord, 'regions' | 'language'>;

/** Only a help for reading national numbers and for writing timelines: an installation does not fail for it. */
async function placeOf(client: PortalClient, domain: string): Promise<Place> {
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

function toRecord(claim: Claim, grant: TokenGrant, place: Place, installedAt: number): PortalRecord {
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
    ...place,
    state: 'active',
    installedAt,
  };
}
