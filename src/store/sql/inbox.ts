import { sql } from 'kysely';
import type { MemberId } from '../../domain/ids.ts';
import { keyDigest } from '../key-digest.ts';
import type { Inbox, NewInboxEntry } from '../ports.ts';
import { bodyData, inboxReads, rowIds } from './inbox-reads.ts';
import { createBatcher, type Outcome } from './batcher.ts';
import type { Database } from './database.ts';
import { writablePortal } from './portal-rows.ts';
import { invalidRow, portalUnknown } from './row-data.ts';
import type { NewRow, Rows } from './tables.ts';
import { chunks, text } from './values.ts';

/** Parked entries of a portal; the oldest go first. */
const MAX_PARKED = 5_000;

interface Append {
  readonly member: MemberId;
  readonly entries: readonly NewInboxEntry[];
}
type Appended = readonly ('stored' | 'duplicate')[];

export function sqlInbox(database: Database, now: () => number): Inbox {
  const { write, dialect, gather } = database;
  const appendAll = (calls: readonly Append[]) => write((rows) => appendTogether(rows, database, calls));
  const appendBatched = createBatcher(gather, appendAll);
  return {
    ...inboxReads(database),
    async append(member, entries) {
      if (!database.isFenced()) return appendBatched({ member, entries });
      const [outcome] = await appendAll([{ member, entries }]);
      if (outcome?.ok !== true) throw outcome?.error;
      return outcome.value;
    },
    failed: (member, ids, error, parkAfter, { freesKey = false } = {}) =>
      write(async (rows) => {
        const parks = sql<boolean>`attempts + 1 >= cast(${parkAfter} as integer)`;
        const portal = await writablePortal(rows, dialect, member);
        const changed = await rows
          .updateTable('inbox')
          .set({
            attempts: sql`attempts + 1`,
            error: sql`case when ${parks} then cast(${text(error)} as text) end`,
            ...(freesKey && { digest: sql`case when ${parks} then null else digest end` }),
            parked_at: sql`case when ${parks} then cast(${now()} as double precision) end`,
          })
          .where('portal', '=', portal)
          .where(dialect.isNumber('id', rowIds(ids)))
          .where('done_at', 'is', null)
          .where('parked_at', 'is', null)
          .returning('parked_at')
          .execute();
        if (changed.some((row) => row.parked_at !== null)) await dropOldestParked(rows, portal);
      }),
    retry: (member, ids) =>
      write(async (rows) => {
        await rows
          .updateTable('inbox')
          .set({ attempts: 0, error: null, parked_at: null })
          .where('portal', '=', await writablePortal(rows, dialect, member))
          .where(dialect.isNumber('id', rowIds(ids)))
          .where('parked_at', 'is not', null)
          .execute();
      }),
  };
}

/** All calls in one insert. Calls for a portal that is not stored fail without affecting the others. */
async function appendTogether(
  rows: Rows,
  database: Database,
  calls: readonly Append[],
): Promise<readonly Outcome<Appended>[]> {
  const portals = await portalsOf(rows, database, calls);
  const prepared = calls.map((call) => toNewEntries(call, portals.get(call.member)));
  const fresh = prepared.flatMap((one) => (one.ok ? one.value : []));
  const ids = await database.dialect.nextInboxIds(rows, fresh.length);
  const stored = await insert(
    rows,
    fresh.map((row, index) => ({ ...row, id: ids[index] ?? 0 })),
  );
  return prepared.map((one) => {
    if (!one.ok) return one;
    // Of entries with the same key the first is the stored one.
    const value = one.value.map(({ portal, digest }) =>
      digest === null || stored.delete(`${portal} ${digest}`) ? 'stored' : 'duplicate',
    );
    return { ok: true, value };
  });
}

type NewEntry = NewRow<'inbox'> & { readonly digest: string | null };

async function portalsOf(
  rows: Rows,
  { dialect }: Database,
  calls: readonly Append[],
): Promise<ReadonlyMap<MemberId, number>> {
  const members = [...new Set(calls.map(({ member }) => member))];
  const known = await rows
    .selectFrom('portals')
    .where(dialect.isText('member', members.map(text)))
    .select(['id', 'member'])
    .orderBy('id')
    .modifyEnd(dialect.lockRows)
    .execute();
  const numbers = new Map(known.map(({ id, member }) => [member, id]));
  return new Map(
    members.flatMap((member) => {
      const number = numbers.get(text(member));
      return number === undefined ? [] : [[member, number] as const];
    }),
  );
}

function toNewEntries({ member, entries }: Append, portal: number | undefined): Outcome<readonly NewEntry[]> {
  try {
    if (portal === undefined) throw portalUnknown(member);
    return { ok: true, value: entries.map((entry) => newEntry(portal, entry)) };
  } catch (error) {
    return { ok: false, error };
  }
}

function newEntry(portal: number, { key, body, at }: NewInboxEntry): NewEntry {
  if (!Number.isFinite(at)) throw invalidRow('inbox', 'at: not a time');
  return { portal, digest: key === undefined ? null : keyDigest(key), body: bodyData.toData(body), at };
}

/** Returns portal and digest of the new entries. Inserts in sorted order, so that two appends cannot deadlock. */
async function insert(rows: Rows, entries: readonly NewEntry[]): Promise<Set<string>> {
  const stored = new Set<string>();
  const sorted = [...entries].sort(
    (a, b) => a.portal - b.portal || compare(a.digest ?? '', b.digest ?? '') || (a.id ?? 0) - (b.id ?? 0),
  );
  for (const chunk of chunks(sorted)) {
    const inserted = await rows
      .insertInto('inbox')
      .values(chunk)
      .onConflict((on) => on.columns(['portal', 'digest']).doNothing())
      .returning(['portal', 'digest'])
      .execute();
    for (const { portal, digest } of inserted) if (digest !== null) stored.add(`${portal} ${digest}`);
  }
  return stored;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Somebody who posts unreadable events without end fills no disk: the newest are kept. */
async function dropOldestParked(rows: Rows, portal: number): Promise<void> {
  const parked = () =>
    rows
      .selectFrom('inbox')
      .where('portal', '=', portal)
      .where('done_at', 'is', null)
      .where('parked_at', 'is not', null)
      .orderBy('id', 'desc');
  const last = await parked().select('id').offset(MAX_PARKED).limit(1).executeTakeFirst();
  if (!last) return;
  await rows
    .deleteFrom('inbox')
    .where('portal', '=', portal)
    .where('done_at', 'is', null)
    .where('parked_at', 'is not', null)
    .where('id', '<=', last.id)
    .execute();
}
