import type { Decision } from '../model/decision.ts';
import type { MemberId } from '../model/ids.ts';
import type { PortalClient, PortalErrorKind } from '../portal/portal-client.ts';
import type { PortalFacts } from '../portal/read/facts.ts';
import type { Stores } from '../store/ports.ts';

/** What a lane writes about itself: codes and counts, never what somebody wrote. */
export interface LaneLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface LaneDeps {
  readonly stores: Stores;
  readonly clientOf: (member: MemberId) => Promise<PortalClient>;
  readonly facts: PortalFacts;
  readonly now: () => number;
  /** A new id: sortable by time. */
  readonly newId: () => string;
  readonly log: LaneLog;
  /** `request`: the id that the round's REST requests carry. */
  readonly onDecision: (member: MemberId, decision: Decision, request: string) => void;
  /** The lane does nothing for `wait` ms; `stores`: they failed themselves. */
  readonly onPause: (member: MemberId, because: PortalErrorKind | 'stores', wait: number) => void;
}
