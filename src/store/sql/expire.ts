import {
  HANDLED_KEY_RETENTION_MS,
  JOURNAL_RETENTION_MS,
  REST_LOG_RETENTION_MS,
  UNHANDLED_RETENTION_MS,
} from '../retention.ts';
import type { Database } from './database.ts';
import type { Rows } from './tables.ts';

/** Rows of one transaction; other work runs in between. */
const CHUNK_ROWS = 500;
/** Of one portal and table in one run; the next run goes on. */
const MAX_CHUNKS = 200;

/** Deletes what is older than it may be at `at` (Unix ms), of every portal, whether or not it is still active. */
export async function expire(database: Database, at: number): Promise<void> {
  const portals = await database.read((rows) => rows.selectFrom('portals').select('id').execute());
  for (const { id } of portals)
    for (const old of oldRows(at)) await inChunks(() => database.write((rows) => deleteSome(rows, id, old)));
  await inChunks(() => database.write((rows) => deleteOldRequests(rows, at - REST_LOG_RETENTION_MS)));
}

/** Rows of a table with a time before `before`. */
type Old =
  | { readonly table: 'decisions' | 'suggestions'; readonly before: number }
  | { readonly table: 'inbox'; readonly column: 'done_at' | 'at'; readonly before: number };

function oldRows(at: number): readonly Old[] {
  return [
    { table: 'inbox', column: 'done_at', before: at - HANDLED_KEY_RETENTION_MS },
    { table: 'inbox', column: 'at', before: at - UNHANDLED_RETENTION_MS },
    { table: 'decisions', before: at - JOURNAL_RETENTION_MS },
    { table: 'suggestions', before: at - JOURNAL_RETENTION_MS },
  ];
}

/** Repeats until fewer rows than a chunk are deleted. */
async function inChunks(deleteChunk: () => Promise<number>): Promise<void> {
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk += 1) if ((await deleteChunk()) < CHUNK_ROWS) return;
}

async function deleteSome(rows: Rows, portal: number, old: Old): Promise<number> {
  if (old.table === 'inbox') {
    const found = rows
      .selectFrom('inbox')
      .where('portal', '=', portal)
      .where('done_at', old.column === 'done_at' ? 'is not' : 'is', null)
      .where(old.column, '<', old.before)
      .select('id')
      .limit(CHUNK_ROWS);
    return (await rows.deleteFrom('inbox').where('id', 'in', found).returning('id').execute()).length;
  }
  const found = rows
    .selectFrom(old.table)
    .where('portal', '=', portal)
    .where('at', '<', old.before)
    .select('id')
    .limit(CHUNK_ROWS);
  const deleted = rows.deleteFrom(old.table).where('portal', '=', portal).where('id', 'in', found);
  return (await deleted.returning('id').execute()).length;
}

async function deleteOldRequests(rows: Rows, before: number): Promise<number> {
  const found = rows.selectFrom('rest_log').where('at', '<', before).select('id').limit(CHUNK_ROWS);
  return (await rows.deleteFrom('rest_log').where('id', 'in', found).returning('id').execute()).length;
}
