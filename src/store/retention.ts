const day = 24 * 60 * 60 * 1000;

/** How long a handled delivery is remembered, so that it is not taken again (Bitrix24 and the sweep may bring it late). */
export const doneKeysFor = 35 * day;
/** How far back the journal goes, counted from the newest entry. */
export const journalFor = 400 * day;
/** How long requests to portals are told of: a rule of the market (docs/bitrix24/market.md#rest-log). */
export const restLogFor = 3 * day;
const clearedAtOnce = 50;

/** Old rows that a round clears away at most: its cost stays flat, and it clears more than it brings. */
export function clearedWith(added: number): number {
  return Math.max(clearedAtOnce, 2 * added);
}
