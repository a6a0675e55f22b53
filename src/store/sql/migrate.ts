import { Migrator } from 'kysely';
import { StoreError } from '../store-error.ts';
import { SCHEMA, type Dialect } from './dialect.ts';
import { migrations } from './migrations.ts';
import type { Rows } from './tables.ts';

/** Table with the names of the applied migrations. */
export const MIGRATION_TABLE = 'kysely_migration';

/**
 * PostgreSQL's answers to the second of two processes that create the same at once: it waited until the first one was done,
 * and finds nothing left to do when it tries again. `STORE_VERSION`: the old tables were moved between two of its looks at them.
 */
const DONE_BY_ANOTHER_PROCESS = new Set([
  '23505',
  '42P01',
  '42P06',
  '42P07',
  '40P01',
  'XX000',
  'STORE_VERSION',
]);
const MAX_ATTEMPTS = 10;

/** Applies the missing migrations, each process all or none of them. */
export async function migrate(db: Rows, dialect: Dialect): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await tryMigrate(db, dialect);
    if (error === undefined) return;
    if (attempt === MAX_ATTEMPTS || !DONE_BY_ANOTHER_PROCESS.has(codeOf(error))) throw migrationError(error);
  }
}

async function tryMigrate(db: Rows, dialect: Dialect): Promise<unknown> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(dialect) },
    ...(dialect.name === 'postgres' && { migrationTableSchema: SCHEMA }),
  });
  return (await migrator.migrateToLatest()).error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function migrationError(error: unknown): Error {
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    return new StoreError(
      'STORE_VERSION',
      'The data has a shape that this version of the app does not know.',
      'Start the version of the app that last used the data, or a newer one.',
      error,
    );
  }
  return error instanceof Error
    ? error
    : new Error('The tables could not be brought up to date.', { cause: error });
}
