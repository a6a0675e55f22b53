import { DELIVERIES_GAP, DONE_DELIVERIES_FOR, JOURNAL_FOR, JOURNAL_GAP, prunedWith } from '../retention.ts';
import type { PortalWrite } from './record-round.ts';

/*
 * Nothing is deleted because one reading of the clock is far ahead. Ages are counted from the newest row, and where that
 * is far behind the row before it, from the row before: a clock that jumped for a while leaves such a gap.
 */

/** Delivery keys that were handled long ago. */
export async function pruneDeliveries({ rows, portal }: PortalWrite, added: number): Promise<void> {
  if (added === 0) return;
  const done = () => rows.selectFrom('inbox').where('portal', '=', portal).where('done_at', 'is not', null);
  const newest = await trustedTime(DELIVERIES_GAP, async (below, above) => {
    const row = await done()
      .$if(below !== undefined, (found) => found.where('done_at', '<=', below ?? 0))
      .$if(above !== undefined, (found) => found.where('done_at', '>', above ?? 0))
      .select('done_at as at')
      .orderBy('done_at', above === undefined ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
    return row?.at ?? undefined;
  });
  if (newest === undefined) return;
  const old = done()
    .where('done_at', '<', newest - DONE_DELIVERIES_FOR)
    .select('id')
    .orderBy('done_at')
    .limit(prunedWith(added));
  await rows.deleteFrom('inbox').where('id', 'in', old).execute();
}

/** Journal entries that are too old. */
export async function pruneJournal({ rows, portal }: PortalWrite, added: number): Promise<void> {
  if (added === 0) return;
  const all = () => rows.selectFrom('decisions').where('portal', '=', portal);
  const newest = await trustedTime(JOURNAL_GAP, async (below, above) => {
    const row = await all()
      .$if(below !== undefined, (found) => found.where('at', '<=', below ?? 0))
      .$if(above !== undefined, (found) => found.where('at', '>', above ?? 0))
      .select('at')
      .orderBy('at', above === undefined ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
    return row?.at;
  });
  if (newest === undefined) return;
  const old = all()
    .where('at', '<', newest - JOURNAL_FOR)
    .select('id')
    .orderBy('at')
    .orderBy('id')
    .limit(prunedWith(added));
  await rows.deleteFrom('decisions').where('portal', '=', portal).where('id', 'in', old).execute();
}

/** The newest time at or below `below`, or the oldest above `above`. */
export type Look = (below?: number, above?: number) => Promise<number | undefined>;

/** The newest time that is not alone: `gap` ms at most lie between it and the time before. */
export async function trustedTime(gap: number, look: Look): Promise<number | undefined> {
  const newest = await look();
  if (newest === undefined) return undefined;
  const before = await look(newest - gap);
  if (before === undefined) return newest;
  const after = await look(undefined, before);
  return after !== undefined && after - before > gap ? before : newest;
}
