import type { SqliteModule } from '@photostructure/sqlite';

/** The part of `node:sqlite` that the store uses. */
export type SqliteLibrary = Pick<SqliteModule, 'DatabaseSync'>;

/** Node's own SQLite (22.13 and later), else the package with the same interface. */
export async function sqliteLibrary(): Promise<SqliteLibrary> {
  return builtInSqlite() ?? (await import('@photostructure/sqlite'));
}

export function builtInSqlite(): SqliteLibrary | undefined {
  const builtIn = process.getBuiltinModule('node:sqlite');
  return builtIn !== undefined && isLibrary(builtIn) ? builtIn : undefined;
}

function isLibrary(module: object): module is SqliteLibrary {
  return 'DatabaseSync' in module;
}
