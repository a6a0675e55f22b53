import { sql } from 'kysely';

import { postgresDialect, SCHEMA } from '../sql/dialect.ts';
import { MIGRATION_TABLE } from '../sql/migrate.ts';
import { migrations } from '../sql/migrations.ts';
import { openConnections } from './connections.ts';
import { postgresError } from './postgres-error.ts';

/** `behind` and `empty`: the next start migrates it to this version. `ahead`: a later version used it. */
export type DatabaseState = 'current' | 'behind' | 'ahead' | 'empty';

/** Compares the database's migrations with this version's; changes nothing. Throws `StoreError`. */
export async function inspectDatabase(url: string): Promise<DatabaseState> {
  const { rows } = openConnections({ url, connections: 1 });
  const tableExists = async (table: string): Promise<boolean> => {
    const found = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(
      rows,
    );
    return found.rows[0]?.exists === true;
  };
  try {
    if (!(await tableExists(`${SCHEMA}.${MIGRATION_TABLE}`)))
      return (await tableExists(`${SCHEMA}.migrations`)) ? 'behind' : 'empty';
    const applied = await sql<{ name: string }>`
      select name from ${sql.table(`${SCHEMA}.${MIGRATION_TABLE}`)}`.execute(rows);
    const known = new Set(Object.keys(migrations(postgresDialect)));
    if (applied.rows.some(({ name }) => !known.has(name))) return 'ahead';
    return applied.rows.length === known.size ? 'current' : 'behind';
  } catch (error) {
    throw postgresError(error);
  } finally {
    await rows.destroy();
  }
}
