import { LRUCache } from 'lru-cache';
import type { B24OAuth } from '@bitrix24/b24jssdk';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { openConnection, type ConnectionOptions, type PortalAccess, type Renew } from './b24-connection.ts';
import { createB24PortalClient, type PortalClientOptions, type WithConnection } from './b24-portal-client.ts';
import { PortalError, type PortalClient } from './portal-client.ts';
import { oauthServerOf } from '../auth/oauth-server-of.ts';
import { requireActive, type Tokens } from '../auth/tokens.ts';
import { isEnterprise } from './request-limit.ts';
import { portalMoved } from './transport-error.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';

/** A token that is not the installation's, such as that of a page's user: never renewed, never stored. */
interface PageToken {
  readonly endpoint: string;
  readonly accessToken: string;
  /** The portal, for the REST log. */
  readonly memberId?: string;
}

export interface PortalClients {
  /**
   * The portal's client with the installation's tokens. Throws `PortalError` `authRevoked` when the portal is not
   * active.
   */
  of(member: MemberId): Promise<PortalClient>;
  withToken(token: PageToken): PortalClient;
  /** Discards the cached client; the next `of` creates one from the store. */
  disconnect(member: MemberId): void;
}

export interface PortalClientsDeps extends ConnectionOptions {
  /** Authorization servers of the configuration, the default first (docs/bitrix24/sdk.md#addresses). */
  readonly oauthUrls: readonly string[];
  readonly portals: PortalStore;
  readonly tokens: Tokens;
  readonly onCrashPoint?: OnCrashPoint;
}

interface OpenPortal {
  readonly client: PortalClient;
  /** Adopts tokens that another process may have stored. */
  update(portal: PortalRecord): void;
}

/**
 * About 19 KiB each (docs/bitrix24/sdk.md#clients). One client per portal: the SDK counts a portal's requests
 * per client.
 */
const MAX_OPEN_CLIENTS = 1000;
/** Unix seconds, in the year 2100: for tokens that are never renewed. */
const NEVER_EXPIRES_S = 4_102_444_800;

/** Clients of all portals, at most `MAX_OPEN_CLIENTS` cached. */
export function createPortalClients(options: PortalClientsDeps): PortalClients {
  const open = new LRUCache<MemberId, OpenPortal>({ max: MAX_OPEN_CLIENTS });
  return {
    async of(member) {
      const portal = requireActive(await options.portals.get(member));
      const known = open.get(member);
      if (known) {
        known.update(portal);
        return known.client;
      }
      const opened = openPortal(portal, options);
      open.set(member, opened);
      return opened.client;
    },
    withToken: (token) => createTokenClient(token, options),
    disconnect: (member) => void open.delete(member),
  };
}

function openPortal(first: PortalRecord, options: PortalClientsDeps): OpenPortal {
  const { tokens, now } = options;
  let portal = first;

  /**
   * Each connection renews from its own record: an older connection must not renew a token that is new already. A
   * request sent with the old token needs no refresh when a new token has arrived since: the SDK does not check that
   * (docs/bitrix24/sdk.md#refresh).
   */
  const connect = (record: PortalRecord): B24OAuth => {
    let current = record;
    const renew: Renew = async (rejected) => {
      if (!rejected.has(current.accessToken) && current.expires * 1000 > now())
        return accessOf(current, options);
      current = await tokens.refresh(first.memberId, current);
      adopt(current);
      return accessOf(current, options);
    };
    return openConnection(accessOf(record, options), renew, options);
  };
  let b24 = connect(first);

  /**
   * A connection adopts new tokens itself, but its address is fixed; a new connection loses the SDK's request count.
   */
  const adopt = (newer: PortalRecord): void => {
    const moved = newer.clientEndpoint !== portal.clientEndpoint;
    portal = newer;
    if (moved) b24 = connect(newer);
  };

  /** A moved portal answers 302 at its old address; the answer of a token refresh contains the new one. */
  const followMove = async (used: PortalRecord, error: PortalError): Promise<void> => {
    if (portal.clientEndpoint === used.clientEndpoint) adopt(await tokens.refresh(first.memberId, used));
    if (portal.clientEndpoint === used.clientEndpoint) throw error;
  };

  const withConnection: WithConnection = async (request) => {
    const used = portal;
    try {
      return await request(b24);
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      if (error.code === portalMoved) await followMove(used, error);
      else if (isUnknownToken(error)) update(await tokens.markRevoked(first.memberId, used, error));
      else throw error;
      return await request(b24);
    }
  };

  const update = (stored: PortalRecord): void => {
    if (
      stored.accessToken === portal.accessToken &&
      stored.clientEndpoint === portal.clientEndpoint &&
      isEnterprise(stored.licence) === isEnterprise(portal.licence)
    )
      return;
    portal = stored;
    b24 = connect(stored);
  };
  return { client: createB24PortalClient(withConnection, clientOptions(options)), update };
}

/** Codes of the portal; refusals of the authorization server are handled in `Tokens`. */
const unknownTokenCodes = new Set([
  'NO_AUTH_FOUND',
  'AUTHORIZATION_ERROR',
  'APPLICATION_NOT_FOUND',
  'PORTAL_DELETED',
]);

function isUnknownToken({ code }: PortalError): boolean {
  return unknownTokenCodes.has(code.toUpperCase());
}

function createTokenClient(
  { endpoint, accessToken, memberId = '' }: PageToken,
  options: PortalClientsDeps,
): PortalClient {
  const access = {
    endpoint,
    accessToken,
    domain: new URL(endpoint).host,
    memberId,
    refreshToken: '',
    // Never asked: the token is never renewed.
    oauthUrl: options.oauthUrls[0] ?? '',
    expires: NEVER_EXPIRES_S,
  };
  const refuse = (): Promise<PortalAccess> => Promise.reject(new PortalError('authRevoked', 'expired_token'));
  const b24 = openConnection(access, refuse, options);
  return createB24PortalClient((request) => request(b24), clientOptions(options));
}

function clientOptions({ portals, now, onCrashPoint }: PortalClientsDeps): PortalClientOptions {
  return { now, requireHeld: () => portals.requireHeld(), ...(onCrashPoint && { onCrashPoint }) };
}

function accessOf(portal: PortalRecord, { oauthUrls }: Pick<PortalClientsDeps, 'oauthUrls'>): PortalAccess {
  return {
    endpoint: portal.clientEndpoint,
    domain: portal.domain,
    memberId: portal.memberId,
    accessToken: portal.accessToken,
    refreshToken: portal.refreshToken,
    oauthUrl: oauthServerOf(oauthUrls, portal.oauthUrl) ?? oauthUrls[0] ?? '',
    expires: portal.expires,
    licence: portal.licence,
  };
}
