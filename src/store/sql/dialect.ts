import { sql, type ColumnDefinitionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import type { Rows } from './tables.ts';

/** The differences of SQLite and PostgreSQL that matter to this app's queries. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** `column` is one of `values`: one parameter, so that the statement is the same for any number of them. */
  isText(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  isNumber(column: string, values: readonly number[]): RawBuilder<SqlBool>;
  /** Appended to a `select` from `portals`: locks the rows against deletion until the transaction ends. */
  readonly lockRows: RawBuilder<unknown>;
  /** Ids for `count` new entries, ascending in the order of arrival. */
  nextInboxIds(rows: Rows, count: number): Promise<readonly number[]>;
  /** Column types for migrations. Text is sorted and compared in byte order, so that both databases list alike. */
  readonly text: 'text' | RawBuilder<unknown>;
  readonly integer: 'integer' | 'bigint';
  readonly generatedId: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Appended to a `create table` whose columns are all in its primary key. */
  readonly keyOnlyTable: RawBuilder<unknown>;
}

const emptySql = sql``;

/** PostgreSQL schema of all tables. */
export const SCHEMA = 'chat_tracker';

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  isText: (column, values) =>
    sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
  isNumber: (column, values) =>
    sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
  lockRows: emptySql,
  async nextInboxIds(rows, count) {
    const last = await sql<{ seq: number }>`select seq from sqlite_sequence where name = 'inbox'`.execute(
      rows,
    );
    const before = last.rows[0]?.seq ?? 0;
    return Array.from({ length: count }, (_, index) => before + index + 1);
  },
  text: 'text',
  integer: 'integer',
  generatedId: (column) => column.primaryKey().autoIncrement(),
  keyOnlyTable: sql`without rowid`,
};

export const postgresDialect: Dialect = {
  name: 'postgres',
  isText: (column, values) => sql`${sql.ref(column)} = any(${values}::text[])`,
  isNumber: (column, values) => sql`${sql.ref(column)} = any(${values}::bigint[])`,
  lockRows: sql`for key share`,
  async nextInboxIds(rows, count) {
    const taken = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence(${`${SCHEMA}.inbox`}, 'id')) as id from generate_series(1, ${count}::int)
      order by id`.execute(rows);
    return taken.rows.map(({ id }) => id);
  },
  text: sql`text collate "C"`,
  integer: 'bigint',
  generatedId: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
  keyOnlyTable: emptySql,
};
