import { resolve } from 'node:path';
import { createStores } from './create-stores.ts';
import { firstPhoneWriterIn } from './first-phones/first-phone-writer.ts';
import { backupDir } from './files/backup-dir.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import type { Stores } from './ports.ts';
import type { StoreError } from './store-error.ts';
import type { StoreOptions } from './store-options.ts';
import { openWorkerBackend } from './worker/worker-backend.ts';

export interface SqliteStoresOptions extends StoreOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
  /** The database's thread ended although nobody closed it: nothing can be stored any more. */
  readonly onDeath?: (error: StoreError) => void;
  /** Ms that another process's lock is waited for. */
  readonly lockPatience?: number;
}

/** The embedded store: one SQLite file in DATA_DIR, used by this process alone, in a thread of its own. */
export async function openSqliteStores(options: SqliteStoresOptions): Promise<Stores> {
  const { secretBox, now = Date.now, ...rest } = options;
  const dir = resolve(options.dir);
  const backend = await openWorkerBackend({ ...rest, dir, now });
  return createStores({
    backend,
    secretBox,
    now,
    exclusively: createKeyedMutex(),
    soleWriter: true,
    firstPhoneWriter: firstPhoneWriterIn(dir, backend),
    backup: (to) => backupDir(dir, resolve(to), (into) => backend.whole.backup(into)),
  });
}
