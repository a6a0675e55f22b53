import { sql, type RawBuilder } from 'kysely';
import type { MemberId } from '../../domain/ids.ts';
import type { Dialect } from './dialect.ts';
import { portalUnknown } from './row-data.ts';
import type { Rows } from './tables.ts';
import { text } from './values.ts';

/** The portal's number, for the conditions of a read; nothing is found where there is none. */
export function portalNumber(rows: Rows, member: MemberId): RawBuilder<number> {
  return sql<number>`(${rows.selectFrom('portals').where('member', '=', text(member)).select('id')})`;
}

/** The portal's number for a write. It is not erased before the transaction ends. Throws `PORTAL_UNKNOWN`. */
export async function writablePortal(rows: Rows, { keepRows }: Dialect, member: MemberId): Promise<number> {
  const found = rows.selectFrom('portals').where('member', '=', text(member)).select('id');
  const row = await found.modifyEnd(keepRows).executeTakeFirst();
  if (row === undefined) throw portalUnknown(member);
  return row.id;
}

/** Notes a change of the portal's customers; gives the number that the portal's customers have now. */
export async function nextRevision(rows: Rows, portal: number): Promise<number> {
  const { revision } = await rows
    .updateTable('portals')
    .set({ revision: sql`revision + 1` })
    .where('id', '=', portal)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}
