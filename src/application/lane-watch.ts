import type { MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import type { Refusal } from '../domain/refusal.ts';

/** What a page may ask of a portal's lane. */
export interface LaneWatch {
  /** Why it does nothing; `undefined` while all goes well. */
  stateOf(member: MemberId): Promise<LaneState | undefined>;
  /** Kinds of changes that the portal refused when they were last tried. */
  refusalsOf(member: MemberId): Promise<readonly Refusal[]>;
  /** Somebody may have mended what was in the way. */
  retryNow(member: MemberId): void;
}
