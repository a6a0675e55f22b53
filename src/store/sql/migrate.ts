import { Migrator } from 'kysely';
import { StoreError } from '../store-error.ts';
import { SCHEMA, type Dialect } from './dialect.ts';
import { migrations } from './migrations.ts';
import type { Rows } from './tables.ts';

/** Table with the names of the applied migrations. */
export const MIGRATION_TABLE = 'kysely_migration';

/** Applies the missing migrations; processes that start at the same time wait for one another. */
export async function migrate(db: Rows, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(dialect) },
    ...(dialect.name === 'postgres' && { migrationTableSchema: SCHEMA }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreError(
      'STORE_VERSION',
      'The data has a shape that this version of the app does not know.',
      'Start the version of the app that last used the data, or a newer one.',
      error,
    );
  }
  throw error instanceof Error
    ? error
    : new Error('The tables could not be brought up to date.', { cause: error });
}
