import { join } from 'node:path';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { makePrivateDir } from '../files/private-files.ts';
import { importOldDataDir } from '../import/import-old-data-dir.ts';
import { finishErasures } from '../sql/portals.ts';
import type { Database } from '../sql/database.ts';
import { sqliteLibrary, type SqliteLibrary } from '../sqlite/sqlite-library.ts';
import { DATABASE_FILE, openSqlite } from '../sqlite.ts';

export interface DataDirOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
  readonly onCrashPoint?: OnCrashPoint;
  /** Node's own where it has one, else the package with the same interface. */
  readonly library?: SqliteLibrary;
  /** Ms that another process's lock is waited for. */
  readonly lockPatience?: number;
}

/** Opens the database of DATA_DIR, and takes over what version 0.1.0 left in it. Throws `StoreError`. */
export async function openDataDir({ dir, library, ...options }: DataDirOptions): Promise<Database> {
  await makePrivateDir(dir);
  const database = await openSqlite({
    ...options,
    path: join(dir, DATABASE_FILE),
    library: library ?? (await sqliteLibrary()),
  });
  try {
    await importOldDataDir(dir, database);
    // Of a process that died meanwhile. Nobody waits for it.
    void finishErasures(database).catch(() => undefined);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
