import { sql } from 'kysely';
import { z } from 'zod';
import { inboxId, memberId, type InboxId, type MemberId } from '../../domain/ids.ts';
import type { Inbox, InboxEntry, QueueLoad } from '../ports.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { rowData } from './row-data.ts';
import type { Rows } from './tables.ts';

/** Any JSON: ingestion defines the shape of bodies. */
export const bodyData = rowData('inbox', z.unknown());
/** Ids are padded to the digits of the largest one, so that they sort as text. */
const ID_DIGITS = 19;
/** Parked entries that are listed; the next ones once these are tried again. */
const MAX_PARKED_LISTED = 1_000;
const MAX_PARKED_LISTED_BYTES = 8 * 1024 * 1024;

type InboxReads = Pick<Inbox, 'waiting' | 'stillWaiting' | 'load' | 'members' | 'backlog' | 'parked'>;

export function inboxReads({ read, dialect }: Database): InboxReads {
  return {
    waiting: (member, limit, { skip = [], maxBytes = Infinity } = {}) =>
      read(async (rows) => {
        const open = openRows(rows, member)
          .where('parked_at', 'is', null)
          .where(sql<boolean>`not (${dialect.isNumber('id', rowIds(skip))})`)
          .select(['id', bodyBytes])
          .orderBy('id')
          .limit(Math.max(0, limit));
        const ids = withinBytes(await open.execute(), maxBytes);
        const found = unhandled(rows, member).where(dialect.isNumber('id', ids));
        return (await found.execute()).map((row) => entryOf(member, row));
      }),
    stillWaiting: (member, ids) =>
      read(async (rows) => {
        const open = openRows(rows, member)
          .where('parked_at', 'is', null)
          .where(dialect.isNumber('id', rowIds(ids)));
        return (await open.select('id').execute()).map(({ id }) => entryId(id));
      }),
    load: (member) => read((rows) => readLoad(rows, member)),
    parked: (member) =>
      read(async (rows) => {
        const open = openRows(rows, member)
          .where('parked_at', 'is not', null)
          .select(['id', bodyBytes])
          .orderBy('id')
          .limit(MAX_PARKED_LISTED);
        const ids = withinBytes(await open.execute(), MAX_PARKED_LISTED_BYTES);
        const found = unhandled(rows, member).where(dialect.isNumber('id', ids));
        return (await found.execute()).map((row) => ({
          ...entryOf(member, row),
          error: row.error ?? '',
          parkedAt: row.parked_at ?? 0,
        }));
      }),
    members: () => read(membersWithWaiting),
    backlog: () => read(readBacklog),
  };
}

/** Entries that are not handled: waiting or parked. */
function openRows(rows: Rows, member: MemberId) {
  return rows
    .selectFrom('inbox')
    .where('portal', '=', portalNumber(rows, member))
    .where('done_at', 'is', null);
}

/** Size of a body, which the databases know without reading it. */
const bodyBytes = sql<number>`octet_length(body)`.as('bytes');

/** The first ids whose bodies have at most `maxBytes` together; at least one. */
function withinBytes(
  found: readonly { readonly id: number; readonly bytes: number }[],
  maxBytes: number,
): readonly number[] {
  let sum = 0;
  const tooMany = found.findIndex(({ bytes }, index) => (sum += bytes) > maxBytes && index > 0);
  return found.slice(0, tooMany < 0 ? found.length : tooMany).map(({ id }) => id);
}

async function readLoad(rows: Rows, member: MemberId): Promise<QueueLoad> {
  const load = await openRows(rows, member)
    .select([
      sql<number | null>`sum(case when parked_at is null then 1 else 0 end)`.as('waiting'),
      sql<number | null>`sum(case when parked_at is null then octet_length(body) else 0 end)`.as('bytes'),
      sql<number | null>`min(case when parked_at is null then at end)`.as('oldest'),
      sql<number | null>`sum(case when parked_at is null then 0 else 1 end)`.as('parked'),
    ])
    .executeTakeFirst();
  return {
    waiting: load?.waiting ?? 0,
    bytes: load?.bytes ?? 0,
    oldestAt: load?.oldest ?? 0,
    parked: load?.parked ?? 0,
  };
}

function unhandled(rows: Rows, member: MemberId) {
  return openRows(rows, member)
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
