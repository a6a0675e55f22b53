import { join } from 'node:path';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { makePrivateDir } from '../files/private-files.ts';
import { importOldDataDir } from '../import/import-old-data-dir.ts';
import { finishErasures } from '../sql/portals.ts';
import type { Database } from '../sql/database.ts';
import { sqliteLibrary, type SqliteLibrary } from '../sqlite/sqlite-library.ts';
import { DATABASE_FILE, openSqlite } from '../sqlite.ts';

export interface DataDirOptions {
  /** DATA_DIR; created when it does not exist. */
  readonly dir: string;
  readonly onCrashPoint?: OnCrashPoint;
  /** Default: Node's own SQLite where it has one, else the package with the same interface. */
  readonly library?: SqliteLibrary;
  /** How long to wait for another process's lock. */
  readonly lockTimeoutMs?: number;
}

/** Opens the database of DATA_DIR and imports data of version 0.1.0 found there. Throws `StoreError`. */
export async function openDataDir({ dir, library, ...options }: DataDirOptions): Promise<Database> {
  await makePrivateDir(dir);
  const database = await openSqlite({
    ...options,
    path: join(dir, DATABASE_FILE),
    library: library ?? (await sqliteLibrary()),
  });
  try {
    await importOldDataDir(dir, database);
    // Erasures that an earlier process did not finish. Not awaited.
    void finishErasures(database).catch(() => undefined);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
