const DAY_MS = 24 * 60 * 60 * 1000;

/** How long keys of handled deliveries are stored to detect duplicates (Bitrix24 and the sweep may deliver late). */
export const HANDLED_KEY_RETENTION_MS = 35 * DAY_MS;
/** How long journal entries are stored. */
export const JOURNAL_RETENTION_DAYS = 400;
export const JOURNAL_RETENTION_MS = JOURNAL_RETENTION_DAYS * DAY_MS;
/** How long events wait, or stay set aside, that could not be handled: the portal has their messages. */
export const UNHANDLED_RETENTION_MS = 90 * DAY_MS;
/** How long requests to portals are stored: a rule of the market (docs/bitrix24/market.md#rest-log). */
export const REST_LOG_RETENTION_MS = 3 * DAY_MS;
/** A newest row further than this from the row before it is not trusted as the current time (`sql/prune.ts`). */
export const MAX_HANDLED_KEY_GAP_MS = 7 * DAY_MS;
export const MAX_JOURNAL_GAP_MS = 60 * DAY_MS;
export const MAX_REST_LOG_GAP_MS = DAY_MS;
const MIN_PRUNED_ROWS = 50;

/** Limit of old rows that a batch deletes: its cost stays bounded, and it deletes more rows than it adds. */
export function maxPrunedRows(added: number): number {
  return Math.max(MIN_PRUNED_ROWS, 2 * added);
}
