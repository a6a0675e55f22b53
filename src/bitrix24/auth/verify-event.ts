import { LRUCache } from 'lru-cache';
import { memberId, type MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import type { PostedEvent } from './event-body.ts';
import { learnApplicationToken } from './learn-token.ts';
import { provesApp } from './prove-app.ts';
import { sameSecret } from './same-secret.ts';

declare const verified: unique symbol;

/** An event of a known portal. Only the function of `createEventVerifier` creates it. Contains no token. */
export interface VerifiedEvent {
  readonly [verified]: true;
  readonly member: MemberId;
  /** Upper case. */
  readonly name: string;
  /** As posted: strings only, shapes differ (docs/bitrix24/events.md#message-events). */
  readonly data: unknown;
  readonly ts: string | undefined;
  readonly handlerId: string | undefined;
}

export type EventRefusal = 'UNKNOWN_PORTAL' | 'WRONG_APPLICATION_TOKEN' | 'PORTAL_NOT_ACTIVE';

type EventVerdict =
  | { readonly ok: true; readonly event: VerifiedEvent }
  | { readonly ok: false; readonly code: EventRefusal }
  /** The portal's application token is not known yet, and the event has no tokens of its own that prove it. */
  | { readonly ok: false; readonly code: 'UNPROVEN'; readonly member: MemberId };

export type VerifyEvent = (posted: PostedEvent) => Promise<EventVerdict>;

export interface EventVerifierDeps {
  readonly portals: Pick<PortalStore, 'get' | 'update' | 'exclusively'>;
  readonly clients: PortalClients;
  /** Unix ms. */
  readonly now: () => number;
}

/** Made-up tokens of strangers must not use up a portal's request limit. */
const PROOF_INTERVAL_MS = 5_000;
const MAX_PORTALS = 10_000;

/**
 * Verifies that the portal is known and that its application_token matches, in constant time (docs/spec.md 9). For a
 * portal that was installed without one, the event's own access token proves the sender, and its application token is
 * learned (docs/decisions/0017-whose-tokens-and-what-proves-them.md). Of an uninstalled portal only ONAPPUNINSTALL is
 * accepted; a portal with revoked tokens may still send any event.
 */
export function createEventVerifier({ portals, clients, now }: EventVerifierDeps): VerifyEvent {
  /** Unix ms of the last proof that failed. */
  const failedAt = new LRUCache<MemberId, number>({ max: MAX_PORTALS });

  const prove = async (portal: PortalRecord, { auth }: PostedEvent): Promise<boolean> => {
    const last = failedAt.get(portal.memberId);
    if (!auth.accessToken || (last !== undefined && now() - last < PROOF_INTERVAL_MS)) return false;
    if (await provesApp(clients, portal, auth.accessToken)) {
      await learnApplicationToken(portals, portal.memberId, auth.applicationToken);
      return true;
    }
    failedAt.set(portal.memberId, now());
    return false;
  };

  return async (posted) => {
    const portal = await portals.get(memberId(posted.auth.memberId));
    if (!portal) return { ok: false, code: 'UNKNOWN_PORTAL' };
    if (!sameSecret(portal.applicationToken, posted.auth.applicationToken)) {
      if (!portal.learnsToken) return { ok: false, code: 'WRONG_APPLICATION_TOKEN' };
      if (portal.state !== 'active') return { ok: false, code: 'PORTAL_NOT_ACTIVE' };
      if (!(await prove(portal, posted))) return { ok: false, code: 'UNPROVEN', member: portal.memberId };
    }
    if (portal.state === 'uninstalled' && posted.name !== 'ONAPPUNINSTALL')
      return { ok: false, code: 'PORTAL_NOT_ACTIVE' };
    const { name, data, ts, handlerId } = posted;
    const event = { member: portal.memberId, name, data, ts, handlerId };
    return { ok: true, event: event as VerifiedEvent };
  };
}
