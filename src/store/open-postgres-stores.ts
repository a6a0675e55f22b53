import { createStores } from './create-stores.ts';
import { firstPhoneWriterIn } from './first-phones/first-phone-writer.ts';
import { createExclusiveLocks } from './postgres/exclusive-locks.ts';
import { openPostgres } from './postgres.ts';
import type { Stores } from './ports.ts';
import { sqlBackend } from './sql/backend.ts';
import { finishErasures } from './sql/portals.ts';
import type { StoreOptions } from './store-options.ts';

export interface PostgresStoresOptions extends StoreOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** DATA_DIR: holds this process's first-phone cache; absent: it is in memory alone. */
  readonly dir?: string;
  /** Connections of this process at most; one more holds its locks. */
  readonly connections?: number;
}

/** The store for many processes: everything in PostgreSQL, which they share. */
export async function openPostgresStores(options: PostgresStoresOptions): Promise<Stores> {
  const { url, dir, secretBox, now = Date.now, connections = 10, onCrashPoint } = options;
  const database = await openPostgres({ url, connections, ...(onCrashPoint && { onCrashPoint }) });
  const locks = createExclusiveLocks(database);
  const backend = sqlBackend(database, now);
  // Of a process that died meanwhile. Nobody waits for it.
  void finishErasures(database).catch(() => undefined);
  return createStores({
    backend: {
      ...backend,
      whole: {
        ...backend.whole,
        async close() {
          await locks.close();
          await database.close();
        },
      },
    },
    secretBox,
    now,
    exclusively: (name, work) => locks.run(name, work),
    soleWriter: false,
    ...(dir !== undefined && { firstPhoneWriter: firstPhoneWriterIn(dir, backend) }),
  });
}
