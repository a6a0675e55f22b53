import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { noCrashPoint, type OnCrashPoint } from '../runtime/crash-points.ts';
import { isRetryable, postgresError } from './postgres/postgres-error.ts';
import { gatherTurn } from './sql/batcher.ts';
import type { Database } from './sql/database.ts';
import { postgresDialect, SCHEMA } from './sql/dialect.ts';
import { migrate } from './sql/migrate.ts';
import type { Rows, Tables } from './sql/tables.ts';
import { closedError, StoreError } from './store-error.ts';

export interface PostgresOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** Maximum of pooled connections. */
  readonly connections: number;
  readonly onCrashPoint?: OnCrashPoint;
}

/** PostgreSQL, and connections outside of the pool. */
export interface PostgresDatabase extends Database {
  /** Opens a connection that is not part of the pool. */
  connect(): Promise<pg.Client>;
}

const MAX_ATTEMPTS = 4;
const { INT8 } = pg.types.builtins;

/** Opens the database and brings its tables up to date. Throws `StoreError`. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresDatabase> {
  const { rows, settings } = connectPool(options);
  try {
    await migrate(rows, postgresDialect);
  } catch (error) {
    await rows.destroy();
    throw postgresError(error);
  }
  return postgresDatabase(rows, settings, options.onCrashPoint ?? noCrashPoint);
}

/** Connects without creating or checking tables. */
export function connectPool({ url, connections }: PostgresOptions): {
  readonly rows: Rows;
  readonly settings: pg.ClientConfig;
} {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'chat-tracker',
    types: { getTypeParser },
  };
  const pool = new pg.Pool({ ...settings, max: connections });
  // Broken connections are replaced; an 'error' event without a listener would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { rows: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), settings };
}

/** bigint columns as numbers: no value of this app exceeds Number.MAX_SAFE_INTEGER. */
const getTypeParser: typeof pg.types.getTypeParser = (type, format): unknown =>
  type === INT8 ? Number : pg.types.getTypeParser(type, format);

function postgresDatabase(
  all: Rows,
  settings: pg.ClientConfig,
  onCrashPoint: OnCrashPoint,
): PostgresDatabase {
  const rows = all.withSchema(SCHEMA);
  let closed = false;

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw closedError();
    try {
      return await work();
    } catch (error) {
      throw postgresError(error);
    }
  };

  const runOnce = async <T>(work: (rows: Rows) => Promise<T>): Promise<T> => {
    const result = await all.transaction().execute(async (transaction) => {
      const done = await work(transaction.withSchema(SCHEMA));
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
    gather: gatherTurn,
    read: (work) => guarded(() => work(rows)),
    write,
    erase: write,
    // Autovacuum overwrites deleted rows in time: docs/operations.md.
    purge: () => guarded(async () => {}),
    backup: () => Promise.reject(notCopied()),
    connect: () =>
      guarded(async () => {
        const client = new pg.Client(settings);
        client.on('error', () => undefined);
        await client.connect();
        return client;
      }),
    async close() {
      if (closed) return;
      closed = true;
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
