import { sql } from 'kysely';
import { z } from 'zod';
import { inboxId, memberId, type InboxId, type MemberId } from '../../domain/ids.ts';
import { keyDigest } from '../key-digest.ts';
import type { Inbox, InboxEntry, NewInboxEntry } from '../ports.ts';
import { createBatcher, type Outcome } from './batcher.ts';
import type { Database } from './database.ts';
import { portalNumber, writablePortal } from './portal-rows.ts';
import { invalidRow, portalUnknown, rowData } from './row-data.ts';
import type { NewRow, Rows } from './tables.ts';
import { chunks, text } from './values.ts';

/** Any JSON: ingestion defines the shape of bodies. */
const bodyData = rowData('inbox', z.unknown());
/** Ids are padded to the digits of the largest one, so that they sort as text. */
const ID_DIGITS = 19;

interface Append {
  readonly member: MemberId;
  readonly entries: readonly NewInboxEntry[];
}
type Appended = readonly ('stored' | 'duplicate')[];

export function sqlInbox(database: Database, now: () => number): Inbox {
  const { read, write, dialect, gather } = database;
  const append = createBatcher(gather, (calls: readonly Append[]) =>
    write((rows) => appendTogether(rows, database, calls)),
  );
  return {
    append: (member, entries) => append({ member, entries }),
    waiting: (member, limit) =>
      read(async (rows) => {
        const found = unhandled(rows, member).where('parked_at', 'is', null).limit(Math.max(0, limit));
        return (await found.execute()).map((row) => entryOf(member, row));
      }),
    members: () => read(membersWithWaiting),
    backlog: () => read(readBacklog),
    failed: (member, ids, error, parkAfter) =>
      write(async (rows) => {
        const parks = sql<boolean>`attempts + 1 >= cast(${parkAfter} as integer)`;
        await rows
          .updateTable('inbox')
          .set({
            attempts: sql`attempts + 1`,
            error: sql`case when ${parks} then cast(${text(error)} as text) end`,
            parked_at: sql`case when ${parks} then cast(${now()} as double precision) end`,
          })
          .where('portal', '=', await writablePortal(rows, dialect, member))
          .where(dialect.isNumber('id', rowIds(ids)))
          .where('done_at', 'is', null)
          .where('parked_at', 'is', null)
          .execute();
      }),
    parked: (member) =>
      read(async (rows) =>
        (await unhandled(rows, member).where('parked_at', 'is not', null).execute()).map((row) => ({
          ...entryOf(member, row),
          error: row.error ?? '',
          parkedAt: row.parked_at ?? 0,
        })),
      ),
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

function unhandled(rows: Rows, member: MemberId) {
  return rows
    .selectFrom('inbox')
    .where('portal', '=', portalNumber(rows, member))
    .where('done_at', 'is', null)
    .select(['id', 'digest', 'body', 'at', 'attempts', 'error', 'parked_at'])
    .orderBy('id');
}

type Row = Awaited<ReturnType<ReturnType<typeof unhandled>['execute']>>[number];

function entryOf(member: MemberId, { id, digest, body, at, attempts }: Row): InboxEntry {
  return {
    id: entryId(id),
    ...(digest !== null && { digest }),
    body: bodyData.fromData(member, body),
    at,
    attempts,
  };
}

/** The inbox id of a row. */
export function entryId(id: number): InboxId {
  return inboxId(String(id).padStart(ID_DIGITS, '0'));
}

/** Row ids of inbox ids; ids of another form are left out. */
export function rowIds(ids: readonly InboxId[]): readonly number[] {
  return ids
    .filter((id) => /^\d{1,19}$/.test(id))
    .map(Number)
    .filter(Number.isSafeInteger);
}

async function membersWithWaiting(rows: Rows): Promise<readonly MemberId[]> {
  const found = await rows
    .selectFrom('portals')
    .where('member', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('inbox')
          .select('inbox.id')
          .whereRef('inbox.portal', '=', 'portals.id')
          .where('done_at', 'is', null)
          .where('parked_at', 'is', null),
      ),
    )
    .select('member')
    .orderBy('portals.id')
    .execute();
  return found.map(({ member }) => memberId(member ?? ''));
}

async function readBacklog(rows: Rows) {
  const counted = await rows
    .selectFrom('inbox')
    .innerJoin('portals', 'portals.id', 'inbox.portal')
    .where('done_at', 'is', null)
    .where('member', 'is not', null)
    .groupBy('member')
    .orderBy('member')
    .select([
      'member',
      sql<number>`sum(case when parked_at is null then 1 else 0 end)`.as('waiting'),
      sql<number | null>`min(case when parked_at is null then at end)`.as('oldest'),
      sql<number>`sum(case when parked_at is null then 0 else 1 end)`.as('parked'),
    ])
    .execute();
  return counted.map(({ member, waiting, oldest, parked }) => ({
    member: memberId(member ?? ''),
    waiting,
    oldestAt: oldest ?? 0,
    parked,
  }));
}
