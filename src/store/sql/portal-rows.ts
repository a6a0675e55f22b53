import { sql, type RawBuilder } from 'kysely';
import type { MemberId } from '../../domain/ids.ts';
import type { Dialect } from './dialect.ts';
import { portalUnknown } from './row-data.ts';
import type { Rows } from './tables.ts';
import { text } from './values.ts';

/** The portal's row id as a subquery for reads; matches nothing when the portal is not stored. */
export function portalNumber(rows: Rows, member: MemberId): RawBuilder<number> {
  return sql<number>`(${rows.selectFrom('portals').where('member', '=', text(member)).select('id')})`;
}

/** The portal's row id for a write, locked against erasure until the transaction ends. Throws `PORTAL_UNKNOWN`. */
export async function writablePortal(rows: Rows, { lockRows }: Dialect, member: MemberId): Promise<number> {
  const found = rows.selectFrom('portals').where('member', '=', text(member)).select('id');
  const row = await found.modifyEnd(lockRows).executeTakeFirst();
  if (row === undefined) throw portalUnknown(member);
  return row.id;
}

/** Increments the portal's revision after a change of its customers; returns the new one. */
export async function nextRevision(rows: Rows, portal: number): Promise<number> {
  const { revision } = await rows
    .updateTable('portals')
    .set({ revision: sql`revision + 1` })
    .where('id', '=', portal)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}
