import {
  MAX_HANDLED_KEY_GAP_MS,
  HANDLED_KEY_RETENTION_MS,
  JOURNAL_RETENTION_MS,
  MAX_JOURNAL_GAP_MS,
  maxPrunedRows,
} from '../retention.ts';
import type { PortalWrite } from './record-batch.ts';

/*
 * A clock that is far ahead for a while must not delete data. Ages are computed from the newest row; when the gap between
 * it and the rows before is too large, from the last row before the gap.
 */

/** Deletes keys of deliveries that were handled long ago. */
export async function pruneDeliveries({ rows, portal }: PortalWrite, added: number): Promise<void> {
  if (added === 0) return;
  const done = () => rows.selectFrom('inbox').where('portal', '=', portal).where('done_at', 'is not', null);
  const newest = await trustedTime(MAX_HANDLED_KEY_GAP_MS, async (below, above) => {
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
    .where('done_at', '<', newest - HANDLED_KEY_RETENTION_MS)
    .select('id')
    .orderBy('done_at')
    .limit(maxPrunedRows(added));
  await rows.deleteFrom('inbox').where('id', 'in', old).execute();
}

/** Deletes journal entries that are too old. */
export async function pruneJournal({ rows, portal }: PortalWrite, added: number): Promise<void> {
  if (added === 0) return;
  const all = () => rows.selectFrom('decisions').where('portal', '=', portal);
  const newest = await trustedTime(MAX_JOURNAL_GAP_MS, async (below, above) => {
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
    .where('at', '<', newest - JOURNAL_RETENTION_MS)
    .select('id')
    .orderBy('at')
    .orderBy('id')
    .limit(maxPrunedRows(added));
  await rows.deleteFrom('decisions').where('portal', '=', portal).where('id', 'in', old).execute();
}

/** The newest time at or below `below`, or the oldest above `above`. */
export type FindTime = (below?: number, above?: number) => Promise<number | undefined>;

/** The newest time, or the last time before a gap of more than `gap` ms. */
export async function trustedTime(gap: number, findTime: FindTime): Promise<number | undefined> {
  const newest = await findTime();
  if (newest === undefined) return undefined;
  const before = await findTime(newest - gap);
  if (before === undefined) return newest;
  const after = await findTime(undefined, before);
  return after !== undefined && after - before > gap ? before : newest;
}
