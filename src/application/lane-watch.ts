import type { Lanes } from '../processing/lanes.ts';

/** What pages may read and request of a portal's lane. */
export type LaneWatch = Pick<Lanes, 'stateOf' | 'refusalsOf' | 'retryNow'>;
