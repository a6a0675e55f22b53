import { z } from 'zod';
import { inboxId, memberId, type InboxId, type MemberId } from '../../domain/ids.ts';
import type { Inbox, InboxEntry, NewInboxEntry } from '../ports.ts';
import type { Database } from './database.ts';
import { json, text } from './sql-values.ts';

const idLength = 19;
const entryRow = z.object({
  id: z.string(),
  key: z.string().nullable(),
  body: z.unknown(),
  at: z.number(),
  attempts: z.number(),
});
const parkedRow = entryRow.extend({ error: z.string().nullable(), parkedAt: z.number() });
const keyRow = z.object({ key: z.string().nullable() });
const memberRow = z.object({ member: z.string() });
const backlogRow = z.object({
  member: z.string().transform(memberId),
  waiting: z.number(),
  oldestAt: z.number(),
  parked: z.number(),
});

export function postgresInbox(database: Database, now: () => number): Inbox {
  return {
    append: (member, entries) => append(database, member, entries),
    async waiting(member, limit) {
      const rows = await database.rows(
        entryRow,
        `select id::text, key, body, at, attempts from chat_tracker.inbox
         where member = $1 and done_at is null and parked_at is null order by inbox.id limit $2`,
        [text(member), Math.max(0, limit)],
      );
      return rows.map(entryOf);
    },
    async members() {
      const rows = await database.rows(
        memberRow,
        'select distinct member from chat_tracker.inbox where done_at is null and parked_at is null',
        [],
      );
      return rows.map(({ member }) => memberId(member));
    },
    // Two halves, so that each is read from the index of its own rows.
    backlog: () =>
      database.rows(
        backlogRow,
        `select member, sum(waiting)::int as waiting, max("oldestAt") as "oldestAt", sum(parked)::int as parked from (
           select member, count(*) as waiting, min(at) as "oldestAt", 0 as parked from chat_tracker.inbox
           where done_at is null and parked_at is null group by member
           union all
           select member, 0, 0, count(*) from chat_tracker.inbox
           where done_at is null and parked_at is not null group by member) as halves
         group by member order by member`,
        [],
      ),
    failed: (member, ids, error, parkAfter) =>
      database.run(
        `update chat_tracker.inbox set
           attempts = attempts + 1,
           error = case when attempts + 1 >= $4 then $3 end,
           parked_at = case when attempts + 1 >= $4 then $5::double precision end
         where member = $1 and id = any($2::bigint[]) and done_at is null and parked_at is null`,
        [text(member), rowIds(ids), text(error), parkAfter, now()],
      ),
    async parked(member) {
      const rows = await database.rows(
        parkedRow,
        `select id::text, key, body, at, attempts, error, parked_at as "parkedAt" from chat_tracker.inbox
         where member = $1 and done_at is null and parked_at is not null order by inbox.id`,
        [text(member)],
      );
      return rows.map((row) => ({ ...entryOf(row), error: row.error ?? '', parkedAt: row.parkedAt }));
    },
    retry: (member, ids) =>
      database.run(
        `update chat_tracker.inbox set attempts = 0, error = null, parked_at = null
         where member = $1 and id = any($2::bigint[]) and done_at is null and parked_at is not null`,
        [text(member), rowIds(ids)],
      ),
  };
}

/** One statement: ids in the order of arrival, rows in the order of keys, so that two appends never wait in a ring. */
async function append(database: Database, member: MemberId, entries: readonly NewInboxEntry[]) {
  if (entries.length === 0) return [];
  const keys = entries.map(({ key }) => (key === undefined ? null : text(key)));
  const rows = await database.rows(
    keyRow,
    `with arrived as materialized (
       select nextval(pg_get_serial_sequence('chat_tracker.inbox', 'id')) as id, key, body, at
       from (select * from unnest($2::text[], $3::text[], $4::double precision[])
             with ordinality as t (key, body, at, place) order by place) as ordered)
     insert into chat_tracker.inbox (id, member, key, body, at)
     select id, $1, key, body::json, at from arrived order by key collate "C", id
     on conflict (member, key) do nothing
     returning key`,
    [text(member), keys, entries.map(({ body }) => json(body)), entries.map(({ at }) => at)],
  );
  const stored = new Set(rows.map(({ key }) => key));
  // The first of a key is the one that was stored.
  return keys.map((key) => (key === null || stored.delete(key) ? 'stored' : 'duplicate'));
}

/** Ids that can be ours; others lead nowhere. */
export function rowIds(ids: readonly InboxId[]): readonly string[] {
  return ids.filter((id) => /^\d{1,19}$/.test(id) && BigInt(id) < 2n ** 63n);
}

function entryOf({ id, key, body, at, attempts }: z.infer<typeof entryRow>): InboxEntry {
  return { id: inboxId(id.padStart(idLength, '0')), ...(key !== null && { key }), body, at, attempts };
}
