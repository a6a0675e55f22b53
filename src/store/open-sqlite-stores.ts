import { resolve } from 'node:path';
import { createStores } from './create-stores.ts';
import { firstPhoneWriterIn } from './first-phones/first-phone-writer.ts';
import { backupDir } from './files/backup-dir.ts';
import { createLocalLocks } from './local-locks.ts';
import type { Stores } from './ports.ts';
import type { StoreError } from './store-error.ts';
import type { StoreOptions } from './store-options.ts';
import { openWorkerBackend } from './worker/worker-backend.ts';

export interface SqliteStoresOptions extends StoreOptions {
  /** DATA_DIR; created when it does not exist. */
  readonly dir: string;
  /** The worker thread ended without `close`: nothing can be stored any more. */
  readonly onWorkerExit?: (error: StoreError) => void;
  /** How long to wait for another process's lock. */
  readonly lockTimeoutMs?: number;
}

/** The embedded store: one SQLite file in DATA_DIR, opened by this process only, in a worker thread. */
export async function openSqliteStores(options: SqliteStoresOptions): Promise<Stores> {
  const { secretBox, now = Date.now, ...rest } = options;
  const dir = resolve(options.dir);
  const backend = await openWorkerBackend({ ...rest, dir, now });
  return createStores({
    backend,
    secretBox,
    now,
    locks: createLocalLocks(),
    soleWriter: true,
    firstPhoneWriter: firstPhoneWriterIn(dir, backend),
    backup: (to) => backupDir(dir, resolve(to), (into) => backend.whole.backup(into)),
  });
}
