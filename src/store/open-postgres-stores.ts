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
  /** DATA_DIR, for this process's first-phone cache; absent: the cache exists in memory only. */
  readonly dir?: string;
  /** Maximum of connections of this process; one more holds its locks. */
  readonly connections?: number;
}

/** The store for several processes, which share a PostgreSQL database. */
export async function openPostgresStores(options: PostgresStoresOptions): Promise<Stores> {
  const { url, dir, secretBox, now = Date.now, connections = 10, onCrashPoint } = options;
  const database = await openPostgres({ url, connections, ...(onCrashPoint && { onCrashPoint }) });
  const locks = createExclusiveLocks(database);
  const backend = sqlBackend(database, now);
  // Erasures that an earlier process did not finish. Not awaited.
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
