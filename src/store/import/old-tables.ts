import { sql, type Kysely } from 'kysely';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { keyDigest } from '../key-digest.ts';
import { SCHEMA, type Dialect } from '../sql/dialect.ts';
import type { Rows } from '../sql/tables.ts';
import { text } from '../sql/values.ts';
import { StoreError } from '../store-error.ts';
import { importPortal, NO_PORTAL } from './import-portal.ts';
import type { OldPortal, OldRow, OldTable } from './old-portal.ts';

/** Schema of the tables of version 0.1.0 after the upgrade, until an operator drops it. */
const OLD_SCHEMA = 'chat_tracker_0_1_0';
/** Number of the last migration of version 0.1.0. */
const LAST_OLD_MIGRATION = 7;
/** A migration number that version 0.1.0 does not know: it refuses the database instead of creating its tables again. */
const UNKNOWN_MIGRATION = 1000;
const OLD_TABLES = [
  'decision_items',
  'decisions',
  'customer_emails',
  'customer_phones',
  'customers',
  'chats',
  'suggestions',
  'inbox',
  'line_settings',
  'portal_settings',
  'line_sources',
  'notes',
  'rest_log',
  'portals',
  'migrations',
];
const PAGE_SIZE = 1000;

/** Moves the tables of version 0.1.0 to another schema. Throws `STORE_VERSION` for tables of an unreleased version. */
export async function moveOldTables(db: Kysely<never>): Promise<void> {
  if (!(await tableExists(db, `${SCHEMA}.migrations`))) return;
  const applied = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from ${sql.table(`${SCHEMA}.migrations`)}`.execute(db);
  if (applied.rows[0]?.number !== LAST_OLD_MIGRATION) {
    throw new StoreError(
      'STORE_VERSION',
      'The database has the tables of an unreleased version.',
      'Start version 0.1.0 once, then this one.',
    );
  }
  await sql`create schema ${sql.id(OLD_SCHEMA)}`.execute(db);
  for (const table of OLD_TABLES)
    await sql`alter table ${sql.table(`${SCHEMA}.${table}`)} set schema ${sql.id(OLD_SCHEMA)}`.execute(db);
}

/** Imports the moved tables, in the same transaction. */
export async function importOldTables(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await sql`
    create table ${sql.table(`${SCHEMA}.migrations`)} (
      number integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(
    db,
  );
  await sql`
    insert into ${sql.table(`${SCHEMA}.migrations`)} (number, name)
    values (${UNKNOWN_MIGRATION}, 'not for version 0.1.0')`.execute(db);
  if (!(await tableExists(db, `${OLD_SCHEMA}.portals`))) return;
  const rows: Rows = db.withTables<never>().withSchema(SCHEMA);
  for (const member of await oldMembers(db))
    await importPortal((work) => work(rows), dialect, oldPortal(db, member));
}

async function tableExists(db: Kysely<never>, table: string): Promise<boolean> {
  const found = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(
    db,
  );
  return found.rows[0]?.exists === true;
}

async function oldMembers(db: Kysely<never>): Promise<readonly MemberId[]> {
  const found = await sql<{ member: string }>`
    select member from ${old('portals')} order by member`.execute(db);
  return [NO_PORTAL, ...found.rows.map(({ member }) => member)].map(memberId);
}

function old(table: string) {
  return sql.table(`${OLD_SCHEMA}.${table}`);
}

interface Found extends OldRow {
  /** Position of the row: the next page starts after the last one. */
  readonly cursor: string;
}

function oldPortal(db: Kysely<never>, member: MemberId): OldPortal {
  const owner = text(member);
  const page = async (table: OldTable, after: string): Promise<readonly Found[]> =>
    (await pageOf(table, owner, after).execute(db)).rows.map((row) => foundIn(table, row));
  return {
    member,
    async *rows(table) {
      for (let after = ''; ;) {
        const found = await page(table, after);
        yield* found;
        const last = found.at(-1);
        if (last === undefined || found.length < PAGE_SIZE) return;
        after = last.cursor;
      }
    },
  };
}

interface Row {
  readonly cursor: string;
  readonly key: string;
  readonly row: unknown;
}

/** A page of rows after `after`, as key and JSON like in the files of version 0.1.0. */
function pageOf(table: OldTable, member: string, after: string) {
  const number = after === '' ? '-1' : after;
  switch (table) {
    case 'portal':
      return sql<Row>`select '' as cursor, '' as key, data as row from ${old('portals')}
        where member = ${member} and ${after} = ''`;
    case 'inbox':
      return sql<Row>`select id::text as cursor, lpad(id::text, 19, '0') as key, json_strip_nulls(json_build_object(
          'key', key, 'at', at, 'attempts', attempts,
          'parked', case when parked_at is null then null
                    else json_build_object('error', coalesce(error, ''), 'at', parked_at) end)) as row, body
        from ${old('inbox')} where member = ${member} and done_at is null and id > ${number}::bigint
        order by inbox.id limit ${PAGE_SIZE}`;
    case 'keys':
      return sql<Row>`select id::text as cursor, key, json_build_object('done', done_at) as row
        from ${old('inbox')} where member = ${member} and done_at is not null and key is not null
        and id > ${number}::bigint order by inbox.id limit ${PAGE_SIZE}`;
    case 'chats':
      return sql<Row>`select code as cursor, code as key, data as row from ${old('chats')}
        where member = ${member} and code > ${after} order by code limit ${PAGE_SIZE}`;
    case 'customers':
    case 'decisions':
    case 'suggestions':
      return sql<Row>`select id as cursor, id as key, data as row from ${old(table)}
        where member = ${member} and id > ${after} order by id limit ${PAGE_SIZE}`;
    case 'lines':
      return sql<Row>`select line as cursor, line as key, data as row from ${old('line_settings')}
        where member = ${member} and line collate "C" > ${after} order by line collate "C" limit ${PAGE_SIZE}`;
    case 'settings':
      return sql<Row>`select 'portal' as cursor, 'portal' as key, data as row from ${old('portal_settings')}
        where member = ${member} and ${after} = ''`;
    case 'sources':
      return sql<Row>`select line || ' ' || source as cursor, line || '|' || source as key,
          json_build_object('line', line, 'source', source, 'at', at) as row from ${old('line_sources')}
        where member = ${member} and (line || ' ' || source) collate "C" > ${after}
        order by (line || ' ' || source) collate "C" limit ${PAGE_SIZE}`;
    case 'notes':
      return sql<Row>`select name as cursor, name as key, json_build_object('value', value) as row
        from ${old('notes')} where member = ${member} and name collate "C" > ${after}
        order by name collate "C" limit ${PAGE_SIZE}`;
  }
}

function foundIn(table: OldTable, found: Row & { readonly body?: unknown }): Found {
  const { cursor, key, row } = found;
  if (table === 'keys') return { cursor, key: keyDigest(key), row };
  // A body may be null, which is a value here.
  if (table === 'inbox' && typeof row === 'object') return { cursor, key, row: { ...row, body: found.body } };
  return { cursor, key, row };
}
