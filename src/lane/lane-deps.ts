import type { Decision } from '../model/decision.ts';
import type { MemberId } from '../model/ids.ts';
import type { LaneState } from '../model/lane-state.ts';
import type { PortalClient } from '../portal/portal-client.ts';
import type { PortalFacts } from '../portal/read/facts.ts';
import type { Stores } from '../store/ports.ts';
import type { Timers } from '../timers.ts';
import type { At } from '../write-points.ts';

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
  readonly timers: Timers;
  /** A new id: sortable by time. */
  readonly newId: () => string;
  readonly log: LaneLog;
  readonly at: At;
  /** `request`: the id that the round's REST requests carry. */
  readonly onDecision: (member: MemberId, decision: Decision, request: string) => void;
  /** The lane does nothing for `wait` ms, and why. */
  readonly onPause: (
    member: MemberId,
    pause: Pick<LaneState, 'trouble' | 'code' | 'method'>,
    wait: number,
  ) => void;
}
