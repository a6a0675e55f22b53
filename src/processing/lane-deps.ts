import type { Decision } from '../domain/decision.ts';
import type { MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import type { PortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import type { Stores } from '../store/ports.ts';
import type { Timers } from '../runtime/timers.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';

/** What a lane writes about itself: codes and counts, never what somebody wrote. */
interface LaneLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface LaneDeps {
  readonly stores: Stores;
  readonly clientOf: (member: MemberId) => Promise<PortalClient>;
  readonly portalConfig: PortalConfigCache;
  readonly now: () => number;
  readonly timers: Timers;
  /** A new id: sortable by time. */
  readonly newId: () => string;
  readonly log: LaneLog;
  readonly onCrashPoint: OnCrashPoint;
  /** `request`: the id that the round's REST requests carry. */
  readonly onDecision: (member: MemberId, decision: Decision, request: string) => void;
  /** The lane does nothing for `wait` ms, and why. */
  readonly onPause: (
    member: MemberId,
    pause: Pick<LaneState, 'trouble' | 'code' | 'method'>,
    wait: number,
  ) => void;
}
