import type { MemberId } from '../model/ids.ts';
import type { LaneState } from '../model/lane-state.ts';

/** What a page may ask of a portal's lane. */
export interface LaneWatch {
  /** Why it does nothing; `undefined` while all goes well. */
  stateOf(member: MemberId): Promise<LaneState | undefined>;
  /** Somebody may have mended what was in the way. */
  hurry(member: MemberId): void;
}
