const DAY = 24 * 60 * 60 * 1000;

/** How long a handled delivery is remembered, so that it is not taken again (Bitrix24 and the sweep may bring it late). */
export const DONE_DELIVERIES_FOR = 35 * DAY;
/** How far back the journal goes. */
export const JOURNAL_FOR = 400 * DAY;
/** How long requests to portals are kept: a rule of the market (docs/bitrix24/market.md#rest-log). */
export const REST_LOG_FOR = 3 * DAY;
/** Rows further apart than this do not confirm each other's time (`sql/prune.ts`). */
export const DELIVERIES_GAP = 7 * DAY;
export const JOURNAL_GAP = 60 * DAY;
export const REST_LOG_GAP = DAY;
const PRUNED_AT_ONCE = 50;

/** Old rows that a round deletes at most: its cost stays flat, and it deletes more than it brings. */
export function prunedWith(added: number): number {
  return Math.max(PRUNED_AT_ONCE, 2 * added);
}
