import { createStores } from './create-stores.ts';
import { createLocalLocks } from './local-locks.ts';
import type { Stores } from './ports.ts';
import { sqlBackend } from './sql/backend.ts';
import { sqliteLibrary } from './sqlite/sqlite-library.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { StoreOptions } from './store-options.ts';

/** An SQLite database in memory, in the main thread: for tests and dry runs. */
export async function openMemoryStores({
  secretBox,
  now = Date.now,
  onCrashPoint,
}: StoreOptions): Promise<Stores> {
  const database = await openSqlite({
    path: ':memory:',
    library: await sqliteLibrary(),
    ...(onCrashPoint && { onCrashPoint }),
  });
  return createStores({
    backend: sqlBackend(database, now),
    secretBox,
    now,
    locks: createLocalLocks(),
    soleWriter: true,
    backup: () =>
      Promise.reject(
        new StoreError(
          'STORE_NOT_COPIED',
          'This store has no files to copy.',
          'Its data exists in memory only.',
        ),
      ),
  });
}
