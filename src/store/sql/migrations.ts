import {
  sql,
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type Migration,
} from 'kysely';
import { importOldTables, moveOldTables } from '../import/old-tables.ts';
import { SCHEMA, type Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';

/**
 * In this order. Released migrations are never changed. Both databases have the same names; tables of version 0.1.0 exist
 * only in PostgreSQL: they are moved to another schema first and imported last.
 */
export function migrations(dialect: Dialect): Record<string, Migration> {
  const isPostgres = dialect.name === 'postgres';
  const here = (db: Kysely<never>): Kysely<never> => (isPostgres ? db.withSchema(SCHEMA) : db);
  return {
    '0001 tables of 0.1.0 moved away': {
      up: async (db: Kysely<never>) => {
        if (isPostgres) await moveOldTables(db);
      },
    },
    '0002 portals and inbox': { up: (db: Kysely<never>) => portalsAndInbox(here(db), dialect) },
    '0003 bindings': { up: (db: Kysely<never>) => bindings(here(db), dialect) },
    '0004 journal and suggestions': { up: (db: Kysely<never>) => journalAndSuggestions(here(db), dialect) },
    '0005 settings and REST log': { up: (db: Kysely<never>) => settingsAndRestLog(here(db), dialect) },
    '0006 rows of 0.1.0': {
      up: async (db: Kysely<never>) => {
        if (isPostgres) await importOldTables(db, dialect);
      },
    },
    '0007 leases': {
      up: async (db: Kysely<never>) => {
        if (isPostgres) await leases(here(db), dialect);
      },
    },
  };
}

const required = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** A table whose rows are deleted with their portal. */
function portalTable(
  db: Kysely<never>,
  { integer }: Dialect,
  name: keyof Tables,
): CreateTableBuilder<string, string> {
  return db.schema
    .createTable(name)
    .addColumn('portal', integer, required)
    .addForeignKeyConstraint(`${name}_portal`, ['portal'], 'portals', ['id'], (key) =>
      key.onDelete('cascade'),
    );
}

function index(db: Kysely<never>, table: keyof Tables, columns: readonly string[]) {
  return db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(['portal', ...columns]);
}

async function portalsAndInbox(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('portals')
    .addColumn('id', dialect.integer, dialect.generatedId)
    .addColumn('member', dialect.text)
    .addColumn('data', 'text', required)
    .addColumn('revision', dialect.integer, (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('portals_member', ['member'])
    .execute();
  await db.schema
    .createTable('inbox')
    .addColumn('id', dialect.integer, dialect.generatedId)
    .addColumn('portal', dialect.integer, required)
    .addColumn('digest', dialect.text)
    .addColumn('body', 'text', required)
    .addColumn('at', 'double precision', required)
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('parked_at', 'double precision')
    .addColumn('done_at', 'double precision')
    .addUniqueConstraint('inbox_once', ['portal', 'digest'])
    .addForeignKeyConstraint('inbox_portal', ['portal'], 'portals', ['id'], (key) => key.onDelete('cascade'))
    .execute();
  await index(db, 'inbox', ['id']).where(sql.ref('done_at'), 'is', null).execute();
  await index(db, 'inbox', ['done_at']).where(sql.ref('done_at'), 'is not', null).execute();
}

async function bindings(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await portalTable(db, dialect, 'chats')
    .addColumn('code', dialect.text, required)
    .addColumn('chat_id', 'double precision')
    .addColumn('data', 'text', required)
    .addPrimaryKeyConstraint('chats_key', ['portal', 'code'])
    .execute();
  await index(db, 'chats', ['chat_id']).where(sql.ref('chat_id'), 'is not', null).execute();
  await portalTable(db, dialect, 'customers')
    .addColumn('id', dialect.text, required)
    .addColumn('crm_ref', dialect.text)
    .addColumn('created_at', 'double precision', required)
    .addColumn('data', 'text', required)
    .addPrimaryKeyConstraint('customers_key', ['portal', 'id'])
    .execute();
  await index(db, 'customers', ['created_at', 'id']).execute();
  await index(db, 'customers', ['crm_ref']).where(sql.ref('crm_ref'), 'is not', null).execute();
  await references(db, dialect, {
    table: 'customer_keys',
    columns: ['key', 'created_at'],
    owner: 'customer',
    owners: 'customers',
  });
}

async function journalAndSuggestions(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await portalTable(db, dialect, 'decisions')
    .addColumn('id', dialect.text, required)
    .addColumn('at', 'double precision', required)
    .addColumn('chat', dialect.text, required)
    .addColumn('line', dialect.text, required)
    .addColumn('data', 'text', required)
    .addPrimaryKeyConstraint('decisions_key', ['portal', 'id'])
    .execute();
  await index(db, 'decisions', ['at', 'id']).execute();
  await index(db, 'decisions', ['chat', 'at', 'id']).execute();
  await index(db, 'decisions', ['line', 'at', 'id']).execute();
  await references(db, dialect, {
    table: 'decision_refs',
    columns: ['ref', 'at'],
    owner: 'decision',
    owners: 'decisions',
  });
  await portalTable(db, dialect, 'suggestions')
    .addColumn('id', dialect.text, required)
    .addColumn('at', 'double precision', required)
    .addColumn('chat', dialect.text, required)
    .addColumn('state', dialect.text, required)
    .addColumn('data', 'text', required)
    .addPrimaryKeyConstraint('suggestions_key', ['portal', 'id'])
    .execute();
  await index(db, 'suggestions', ['state', 'at', 'id']).execute();
  await index(db, 'suggestions', ['chat']).execute();
  await references(db, dialect, {
    table: 'suggestion_refs',
    columns: ['ref'],
    owner: 'suggestion',
    owners: 'suggestions',
  });
}

interface References {
  readonly table: 'customer_keys' | 'decision_refs' | 'suggestion_refs';
  /** Columns by which the owner is found; `at` and `created_at` are times. */
  readonly columns: readonly ('key' | 'ref' | 'at' | 'created_at')[];
  readonly owner: string;
  readonly owners: 'customers' | 'decisions' | 'suggestions';
}

/** A look-up table for rows of another table; its rows are deleted with them. */
async function references(
  db: Kysely<never>,
  dialect: Dialect,
  { table, columns, owner, owners }: References,
): Promise<void> {
  let created: CreateTableBuilder<string, string> = db.schema
    .createTable(table)
    .addColumn('portal', dialect.integer, required);
  for (const column of columns) {
    const isTime = column === 'at' || column === 'created_at';
    created = created.addColumn(column, isTime ? 'double precision' : dialect.text, required);
  }
  await created
    .addColumn(owner, dialect.text, required)
    .addPrimaryKeyConstraint(`${table}_key`, ['portal', ...columns, owner])
    .addForeignKeyConstraint(`${table}_of`, ['portal', owner], owners, ['portal', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .modifyEnd(dialect.keyOnlyTable)
    .execute();
  await index(db, table, [owner]).execute();
}

async function settingsAndRestLog(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await portalTable(db, dialect, 'settings')
    .addColumn('kind', dialect.text, required)
    .addColumn('name', dialect.text, required)
    .addColumn('data', 'text', required)
    .addPrimaryKeyConstraint('settings_key', ['portal', 'kind', 'name'])
    .execute();
  await portalTable(db, dialect, 'line_sources')
    .addColumn('line', dialect.text, required)
    .addColumn('source', dialect.text, required)
    .addColumn('at', 'double precision', required)
    .addPrimaryKeyConstraint('line_sources_key', ['portal', 'line', 'source'])
    .modifyEnd(dialect.keyOnlyTable)
    .execute();
  await db.schema
    .createTable('app_notes')
    .addColumn('name', dialect.text, (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', required)
    .execute();
  await db.schema
    .createTable('rest_log')
    .addColumn('id', dialect.integer, dialect.generatedId)
    .addColumn('at', 'double precision', required)
    .addColumn('portal', dialect.text, required)
    .addColumn('failed', 'integer', required)
    .addColumn('data', 'text', required)
    .execute();
  await db.schema.createIndex('rest_log_at').on('rest_log').column('at').execute();
}

/** SQLite has one process, which holds the kernel's lock of the file. */
async function leases(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const named = (table: keyof Tables, key: string): CreateTableBuilder<string, string> =>
    db.schema.createTable(table).addColumn(key, dialect.text, (column) => column.notNull().primaryKey());
  await named('processes', 'id').addColumn('expires_at', 'double precision', required).execute();
  await named('leases', 'name')
    .addColumn('holder', dialect.text, required)
    .addColumn('epoch', dialect.integer, required)
    .execute();
  await named('turns', 'name').addColumn('at', 'double precision', required).execute();
  await sql`create sequence ${sql.table(`${SCHEMA}.lease_epochs`)}`.execute(db);
}
