import { LRUCache } from 'lru-cache';
import type { B24OAuth } from '@bitrix24/b24jssdk';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { openConnection, type ConnectionOptions, type PortalAccess, type Renew } from './b24-connection.ts';
import { createB24PortalClient, type WithConnection } from './b24-portal-client.ts';
import { PortalError, type PortalClient } from './portal-client.ts';
import { usable, type Tokens } from '../auth/tokens.ts';
import { portalMoved } from './transport-error.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { noCrashPoint } from '../../runtime/crash-points.ts';

/** Somebody else's token, such as the opener's of a page: used as it is, never renewed, never stored. */
interface BorrowedToken {
  readonly endpoint: string;
  readonly accessToken: string;
  /** Whose portal it is, for the REST log. */
  readonly memberId?: string;
}

export interface PortalClients {
  /** The portal's client with the tokens of the installation. Throws `PortalError` `authRevoked` when there is none. */
  of(member: MemberId): Promise<PortalClient>;
  withToken(token: BorrowedToken): PortalClient;
  /** Forgets the client; the next call starts from what the store says. */
  drop(member: MemberId): void;
}

export interface PortalClientsOptions extends ConnectionOptions {
  readonly portals: PortalStore;
  readonly tokens: Tokens;
  readonly onCrashPoint?: OnCrashPoint;
}

interface OpenPortal {
  readonly client: PortalClient;
  /** Takes over what another process may have stored. */
  update(portal: PortalRecord): void;
}

/** About 19 KiB each (sdk.md 1); one per portal, as the SDK counts a portal's requests per client. */
const openAtOnce = 1000;
const farAway = 4_102_444_800;

export function createPortalClients(options: PortalClientsOptions): PortalClients {
  const open = new LRUCache<MemberId, OpenPortal>({ max: openAtOnce });
  return {
    async of(member) {
      const portal = usable(await options.portals.get(member));
      const known = open.get(member);
      if (known) {
        known.update(portal);
        return known.client;
      }
      const opened = openPortal(portal, options);
      open.set(member, opened);
      return opened.client;
    },
    withToken: (token) => borrowedClient(token, options),
    drop: (member) => void open.delete(member),
  };
}

function openPortal(first: PortalRecord, options: PortalClientsOptions): OpenPortal {
  const { tokens, now } = options;
  let portal = first;

  /**
   * Each connection renews from what it holds itself: an older one must not renew what is new already. A call that was
   * on its way with the old token when a new one came needs no other: the SDK forgets that (sdk.md 4).
   */
  const connect = (record: PortalRecord): B24OAuth => {
    let held = record;
    const renew: Renew = async (rejected) => {
      if (!rejected.has(held.accessToken) && held.expires * 1000 > now()) return accessOf(held);
      held = await tokens.refresh(first.memberId, held);
      adopt(held);
      return accessOf(held);
    };
    return openConnection(accessOf(record), renew, options);
  };
  let b24 = connect(first);

  /** A connection keeps its address for life, but takes new tokens by itself; a new one loses the count of requests. */
  const adopt = (newer: PortalRecord): void => {
    const moved = newer.clientEndpoint !== portal.clientEndpoint;
    portal = newer;
    if (moved) b24 = connect(newer);
  };

  /** A portal with a new address answers 302 at the old one; the token's own answer says where it is now. */
  const followed = async (asked: PortalRecord, error: PortalError): Promise<void> => {
    if (portal.clientEndpoint === asked.clientEndpoint) adopt(await tokens.refresh(first.memberId, asked));
    if (portal.clientEndpoint === asked.clientEndpoint) throw error;
  };

  const withConnection: WithConnection = async (request) => {
    const asked = portal;
    try {
      return await request(b24);
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      if (error.code === portalMoved) await followed(asked, error);
      else if (isUnknownToken(error)) update(await tokens.withdrawn(first.memberId, asked, error));
      else throw error;
      return await request(b24);
    }
  };

  const update = (stored: PortalRecord): void => {
    if (stored.accessToken === portal.accessToken && stored.clientEndpoint === portal.clientEndpoint) return;
    portal = stored;
    b24 = connect(stored);
  };
  return { client: createB24PortalClient(withConnection, now, options.onCrashPoint ?? noCrashPoint), update };
}

/** What the portal itself says; the authorization server's refusals end in `Tokens`. */
const unknownToken = new Set(['NO_AUTH_FOUND', 'APPLICATION_NOT_FOUND', 'PORTAL_DELETED']);

function isUnknownToken({ code }: PortalError): boolean {
  return unknownToken.has(code.toUpperCase());
}

function borrowedClient(
  { endpoint, accessToken, memberId = '' }: BorrowedToken,
  options: PortalClientsOptions,
): PortalClient {
  const access = {
    endpoint,
    accessToken,
    domain: new URL(endpoint).host,
    memberId,
    refreshToken: '',
    expires: farAway,
  };
  const refuse = (): Promise<PortalAccess> => Promise.reject(new PortalError('authRevoked', 'expired_token'));
  const b24 = openConnection(access, refuse, options);
  return createB24PortalClient((request) => request(b24), options.now, options.onCrashPoint ?? noCrashPoint);
}

function accessOf(portal: PortalRecord): PortalAccess {
  return {
    endpoint: portal.clientEndpoint,
    domain: portal.domain,
    memberId: portal.memberId,
    accessToken: portal.accessToken,
    refreshToken: portal.refreshToken,
    expires: portal.expires,
  };
}
