import { memberId, type MemberId } from '../../domain/ids.ts';
import type { PortalStore } from '../../store/ports.ts';
import type { PostedEvent } from './event-body.ts';
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
  { readonly ok: true; readonly event: VerifiedEvent } | { readonly ok: false; readonly code: EventRefusal };

export type VerifyEvent = (posted: PostedEvent) => Promise<EventVerdict>;

/**
 * Verifies that the portal is known and that its application_token matches, in constant time (docs/spec.md 9). Of an
 * uninstalled portal only ONAPPUNINSTALL is accepted; a portal with revoked tokens may still send any event.
 */
export function createEventVerifier(portals: Pick<PortalStore, 'get'>): VerifyEvent {
  return async (posted) => {
    const portal = await portals.get(memberId(posted.auth.memberId));
    if (!portal) return { ok: false, code: 'UNKNOWN_PORTAL' };
    if (!sameSecret(portal.applicationToken, posted.auth.applicationToken))
      return { ok: false, code: 'WRONG_APPLICATION_TOKEN' };
    if (portal.state === 'uninstalled' && posted.name !== 'ONAPPUNINSTALL')
      return { ok: false, code: 'PORTAL_NOT_ACTIVE' };
    const { name, data, ts, handlerId } = posted;
    const event = { member: portal.memberId, name, data, ts, handlerId };
    return { ok: true, event: event as VerifiedEvent };
  };
}
