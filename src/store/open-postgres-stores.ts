import { randomUUID } from 'node:crypto';
import { createStores } from './create-stores.ts';
import { firstPhoneWriterIn } from './first-phones/first-phone-writer.ts';
import type { StoreLocks } from './local-locks.ts';
import type { Leases } from './postgres/leases.ts';
import { openPostgres } from './postgres.ts';
import type { Stores } from './ports.ts';
import { sqlBackend, type Backend } from './sql/backend.ts';
import { finishErasures } from './sql/portals.ts';
import type { StoreOptions } from './store-options.ts';

export interface PostgresStoresOptions extends StoreOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** DATA_DIR, for this process's first-phone cache; absent: the cache exists in memory only. */
  readonly dir?: string;
  /** Maximum of connections of this process; one more tells the others that it lives. */
  readonly connections?: number;
  /** How long other processes wait for one that shows no sign of life, in ms. */
  readonly leaseMs?: number;
}

/** Twice a server that fails over in a few seconds; half of what people wait for without worry. */
const LEASE_MS = 15_000;

/** The store for several processes, which share a PostgreSQL database. */
export async function openPostgresStores(options: PostgresStoresOptions): Promise<Stores> {
  const { url, dir, secretBox, now = Date.now, connections = 10, leaseMs = LEASE_MS, onCrashPoint } = options;
  const recovery = new Set<() => void>();
  const database = await openPostgres({
    url,
    connections,
    leaseMs,
    onRecovery() {
      for (const listener of recovery) listener();
    },
    ...(onCrashPoint && { onCrashPoint }),
  });
  const backend = unfencedRestLog(sqlBackend(database, now), database.leases);
  // Erasures that an earlier process did not finish. Not awaited.
  void finishErasures(database).catch(() => undefined);
  return createStores({
    backend,
    secretBox,
    now,
    locks: sharedLocks(database.leases, (listener) => void recovery.add(listener)),
    soleWriter: false,
    ...(dir !== undefined && { firstPhoneWriter: firstPhoneWriterIn(dir, backend) }),
  });
}

/** The REST log is written later than the work that it is about, whoever holds the lane by then. */
function unfencedRestLog(backend: Backend, leases: Leases): Backend {
  const { append, readPage, prune } = backend.restLog;
  return {
    ...backend,
    restLog: {
      append: (lines) => leases.outside(() => append(lines)),
      readPage,
      prune: () => leases.outside(prune),
    },
  };
}

function sharedLocks(leases: Leases, onRecovery: Stores['onRecovery']): StoreLocks {
  const check = `check of ${randomUUID()}`;
  return {
    exclusively: leases.hold,
    requireHeld: leases.requireHeld,
    claimTurn: leases.claimTurn,
    onRecovery,
    check: (write) => leases.hold(check, write),
  };
}
