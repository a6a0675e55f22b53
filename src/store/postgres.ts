import { noCrashPoint, type OnCrashPoint } from '../runtime/crash-points.ts';
import { openConnections } from './postgres/connections.ts';
import { openLeases, type Leases } from './postgres/leases.ts';
import { isRetryable, postgresError } from './postgres/postgres-error.ts';
import { gatherTurn } from './sql/batcher.ts';
import type { Database } from './sql/database.ts';
import { postgresDialect, SCHEMA } from './sql/dialect.ts';
import { migrate } from './sql/migrate.ts';
import type { Rows } from './sql/tables.ts';
import { StoreError } from './store-error.ts';

export interface PostgresOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** Maximum of pooled connections; the heartbeat has one more. */
  readonly connections: number;
  /** How long a process that shows no sign of life keeps its leases, in ms. */
  readonly leaseMs: number;
  /** The server answers again, or another process has died. */
  readonly onRecovery: () => void;
  readonly onCrashPoint?: OnCrashPoint;
}

/** PostgreSQL, with the leases of this process, which every transaction checks. */
export interface PostgresDatabase extends Database {
  readonly leases: Leases;
}

const MAX_ATTEMPTS = 4;

/** Opens the database and brings its tables up to date. Throws `StoreError`. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresDatabase> {
  const { url, onCrashPoint = noCrashPoint } = options;
  const migrating = openConnections({ url, connections: 1, timeouts: false });
  try {
    await migrate(migrating.rows, postgresDialect);
  } catch (error) {
    throw postgresError(error);
  } finally {
    await migrating.rows.destroy();
  }
  const connections = openConnections(options);
  try {
    const leases = await openLeases({ ...options, connections });
    return postgresDatabase(connections.rows, leases, onCrashPoint);
  } catch (error) {
    await connections.rows.destroy();
    throw postgresError(error);
  }
}

function postgresDatabase(all: Rows, leases: Leases, onCrashPoint: OnCrashPoint): PostgresDatabase {
  const rows = all.withSchema(SCHEMA);
  let closed = false;

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    leases.requireServer();
    try {
      return await work();
    } catch (error) {
      throw postgresError(error);
    }
  };

  const runOnce = async <T>(work: (rows: Rows) => Promise<T>): Promise<T> => {
    const result = await all.transaction().execute(async (transaction) => {
      const inSchema = transaction.withSchema(SCHEMA);
      await leases.fence(inSchema);
      const done = await work(inSchema);
      onCrashPoint('commit.leaving');
      return done;
    });
    onCrashPoint('commit.done');
    return result;
  };
  const write = <T>(work: (rows: Rows) => Promise<T>): Promise<T> =>
    guarded(() => withRetries(() => runOnce(work)));

  return {
    dialect: postgresDialect,
    leases,
    gather: gatherTurn,
    read: (work) => guarded(() => work(rows)),
    write,
    isFenced: leases.isInside,
    erase: write,
    // Autovacuum overwrites deleted rows in time: docs/operations.md.
    purge: () => guarded(async () => {}),
    backup: () => Promise.reject(notCopied()),
    async close() {
      if (closed) return;
      closed = true;
      await leases.close();
      await all.destroy();
    },
  };
}

async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

function notCopied(): StoreError {
  return new StoreError(
    'STORE_NOT_COPIED',
    'This store has no files to copy.',
    'Use pg_dump: see docs/operations.md.',
  );
}
