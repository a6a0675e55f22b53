import { sql, type Kysely } from 'kysely';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { keyDigest } from '../key-digest.ts';
import { SCHEMA, type Dialect } from '../sql/dialect.ts';
import type { Rows } from '../sql/tables.ts';
import { text } from '../sql/values.ts';
import { StoreError } from '../store-error.ts';
import { importPortal, NO_PORTAL } from './import-portal.ts';
import type { OldPortal, OldRow, OldTable } from './old-portal.ts';

/** Where the tables of version 0.1.0 are kept after the upgrade, until an operator drops them. */
const OLD_SCHEMA = 'chat_tracker_0_1_0';
/** Migrations of version 0.1.0. */
const OLD_MIGRATIONS = 7;
/** A number that version 0.1.0 does not know: it refuses the database instead of making its tables anew. */
const NOT_FOR_OLD = 1000;
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
const PAGE = 1000;

/** Makes room for the tables of this version. Throws `STORE_VERSION` for tables of anything before 0.1.0. */
export async function moveOldTables(db: Kysely<never>): Promise<void> {
  if (!(await isThere(db, `${SCHEMA}.migrations`))) return;
  const applied = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from ${sql.table(`${SCHEMA}.migrations`)}`.execute(db);
  if (applied.rows[0]?.number !== OLD_MIGRATIONS) {
    throw new StoreError(
      'STORE_VERSION',
      `The database has the tables of a version before 0.1.0, or of one that is not released.`,
      'Start version 0.1.0 once, then this one.',
    );
  }
  await sql`create schema ${sql.id(OLD_SCHEMA)}`.execute(db);
  for (const table of OLD_TABLES)
    await sql`alter table ${sql.table(`${SCHEMA}.${table}`)} set schema ${sql.id(OLD_SCHEMA)}`.execute(db);
}

/** Reads the tables that were moved, in the same transaction. */
export async function importOldTables(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await sql`
    create table ${sql.table(`${SCHEMA}.migrations`)} (
      number integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(
    db,
  );
  await sql`
    insert into ${sql.table(`${SCHEMA}.migrations`)} (number, name)
    values (${NOT_FOR_OLD}, 'not for version 0.1.0')`.execute(db);
  if (!(await isThere(db, `${OLD_SCHEMA}.portals`))) return;
  const rows: Rows = db.withTables<never>().withSchema(SCHEMA);
  for (const member of await oldMembers(db))
    await importPortal((work) => work(rows), dialect, oldPortal(db, member));
}

async function isThere(db: Kysely<never>, table: string): Promise<boolean> {
  const found = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(db);
  return found.rows[0]?.there === true;
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
  /** Where the next page begins. */
  readonly place: string;
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
        if (last === undefined || found.length < PAGE) return;
        after = last.place;
      }
    },
  };
}

interface Row {
  readonly place: string;
  readonly key: string;
  readonly row: unknown;
}

/** As version 0.1.0 kept it in files: a key and JSON each, a page behind `after`. */
function pageOf(table: OldTable, member: string, after: string) {
  const number = after === '' ? '-1' : after;
  switch (table) {
    case 'portal':
      return sql<Row>`select '' as place, '' as key, data as row from ${old('portals')}
        where member = ${member} and ${after} = ''`;
    case 'inbox':
      return sql<Row>`select id::text as place, lpad(id::text, 19, '0') as key, json_strip_nulls(json_build_object(
          'key', key, 'at', at, 'attempts', attempts,
          'parked', case when parked_at is null then null
                    else json_build_object('error', coalesce(error, ''), 'at', parked_at) end)) as row, body
        from ${old('inbox')} where member = ${member} and done_at is null and id > ${number}::bigint
        order by inbox.id limit ${PAGE}`;
    case 'keys':
      return sql<Row>`select id::text as place, key, json_build_object('done', done_at) as row
        from ${old('inbox')} where member = ${member} and done_at is not null and key is not null
        and id > ${number}::bigint order by inbox.id limit ${PAGE}`;
    case 'chats':
      return sql<Row>`select code as place, code as key, data as row from ${old('chats')}
        where member = ${member} and code > ${after} order by code limit ${PAGE}`;
    case 'customers':
    case 'decisions':
    case 'suggestions':
      return sql<Row>`select id as place, id as key, data as row from ${old(table)}
        where member = ${member} and id > ${after} order by id limit ${PAGE}`;
    case 'lines':
      return sql<Row>`select line as place, line as key, data as row from ${old('line_settings')}
        where member = ${member} and line collate "C" > ${after} order by line collate "C" limit ${PAGE}`;
    case 'settings':
      return sql<Row>`select 'portal' as place, 'portal' as key, data as row from ${old('portal_settings')}
        where member = ${member} and ${after} = ''`;
    case 'sources':
      return sql<Row>`select line || ' ' || source as place, line || '|' || source as key,
          json_build_object('line', line, 'source', source, 'at', at) as row from ${old('line_sources')}
        where member = ${member} and (line || ' ' || source) collate "C" > ${after}
        order by (line || ' ' || source) collate "C" limit ${PAGE}`;
    case 'notes':
      return sql<Row>`select name as place, name as key, json_build_object('value', value) as row
        from ${old('notes')} where member = ${member} and name collate "C" > ${after}
        order by name collate "C" limit ${PAGE}`;
  }
}

function foundIn(table: OldTable, found: Row & { readonly body?: unknown }): Found {
  const { place, key, row } = found;
  if (table === 'keys') return { place, key: keyDigest(key), row };
  // A body may be null, which is a value here.
  if (table === 'inbox' && typeof row === 'object') return { place, key, row: { ...row, body: found.body } };
  return { place, key, row };
}
