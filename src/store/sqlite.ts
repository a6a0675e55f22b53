import { chmod, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import { noCrashPoint, type OnCrashPoint } from '../runtime/crash-points.ts';
import { gatherNone, gatherTurn } from './sql/batcher.ts';
import type { Database } from './sql/database.ts';
import { sqliteDialect } from './sql/dialect.ts';
import { migrate } from './sql/migrate.ts';
import type { Rows, Tables } from './sql/tables.ts';
import { createCommit } from './sqlite/commit.ts';
import { connectSqlite, type SqliteConnection } from './sqlite/connection.ts';
import { brokenError, sqliteError } from './sqlite/sqlite-error.ts';
import type { SqliteLibrary } from './sqlite/sqlite-library.ts';
import { isMissing } from './files/private-files.ts';
import { closedError, StoreError } from './store-error.ts';
import { createVacuum, type Vacuum } from './sqlite/vacuum.ts';

export const DATABASE_FILE = 'tracker.db';
const IN_MEMORY = ':memory:';
/** Long enough for a process that is stopping; a running one keeps its lock. */
const LOCK_TIMEOUT_MS = 3000;
const LOCK_RETRY_MS = 50;

export interface SqliteOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly library: SqliteLibrary;
  readonly onCrashPoint?: OnCrashPoint;
  /** How long to wait for the lock of another process. */
  readonly lockTimeoutMs?: number;
}

/*
 * One file, one process, one connection. Every commit is synced (WAL with synchronous=FULL). With
 * `locking_mode=exclusive` the process holds the kernel's lock of the file until it ends, however it ends. Nothing else in
 * this process may open the file: POSIX releases the lock when any descriptor of the file is closed.
 */
export const PRAGMAS = [
  'locking_mode = exclusive',
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'secure_delete = on',
  'cache_size = -16384',
];

/** Opens or creates the file and applies the missing migrations. Throws `StoreError`. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const { path } = options;
  try {
    const endedUncleanly = await prepareFile(path);
    const connection = await connectExclusively(options);
    try {
      if (endedUncleanly) checkPages(path, connection);
      const rows = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
      await migrate(rows, sqliteDialect);
      return sqliteDatabase(rows, connection, options);
    } catch (error) {
      // A failed start must release the lock.
      release(connection);
      throw error;
    }
  } catch (error) {
    throw sqliteError(path, error);
  }
}

/** Creates the file owner-only. Returns whether the last process ended without closing it. */
async function prepareFile(path: string): Promise<boolean> {
  if (path === IN_MEMORY) return false;
  const [size, logSize] = [await sizeOf(path), await sizeOf(`${path}-wal`)];
  // SQLite writes the file before its log: an empty file with a log was truncated.
  if (size === 0 && logSize > 0) throw brokenError(path);
  if (size === 0) await createPrivate(path);
  await chmod(path, 0o600);
  return logSize > 0;
}

/** Bytes; 0 when the file does not exist. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

async function createPrivate(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Waits for a process that is just stopping. */
async function connectExclusively({
  path,
  library,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
}: SqliteOptions): Promise<SqliteConnection> {
  for (const deadline = performance.now() + lockTimeoutMs; ;) {
    const connection = connectSqlite(library, path);
    try {
      for (const setting of PRAGMAS) connection.exec(`pragma ${setting}`);
      connection.exec('begin immediate; commit');
      return connection;
    } catch (error) {
      connection.close();
      const storeError = sqliteError(path, error);
      const isLocked = storeError instanceof StoreError && storeError.code === 'STORE_LOCKED';
      if (!isLocked || performance.now() > deadline) throw storeError;
    }
    await sleep(LOCK_RETRY_MS);
  }
}

/** Reads every page: about a second per 300 MB. */
function checkPages(path: string, connection: SqliteConnection): void {
  const [first] = connection.all('pragma quick_check(1)');
  if (JSON.stringify(first) !== '{"quick_check":"ok"}') throw brokenError(path, first);
}

function sqliteDatabase(
  rows: Rows,
  connection: SqliteConnection,
  { path, onCrashPoint = noCrashPoint }: SqliteOptions,
): Database {
  let closed = false;

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw closedError();
    try {
      return await work();
    } catch (error) {
      throw sqliteError(path, error);
    }
  };
  /** Runs `work` while no query uses the connection. */
  const runExclusively = (work: () => void): Promise<void> => rows.connection().execute(async () => work());

  const gather = path === IN_MEMORY ? gatherNone : gatherTurn;
  const commit = createCommit({ rows, connection, gather, onCrashPoint });
  const write: Database['write'] = (work) => guarded(() => commit(work));

  const vacuum = vacuumOf(connection, runExclusively);
  vacuum.resume();

  return {
    dialect: sqliteDialect,
    gather,
    read: (work) => guarded(() => work(rows)),
    write,
    isFenced: () => false,
    erase: (work) =>
      write((db) => {
        // In the same transaction as the deletion.
        connection.exec(MARK_VACUUM_DUE);
        return work(db);
      }),
    purge: () =>
      guarded(async () => {
        await runExclusively(() => {
          connection.exec(MARK_VACUUM_DUE);
          connection.exec('pragma wal_checkpoint(truncate)');
        });
        await vacuum.request();
      }),
    backup: (dir) =>
      guarded(async () => {
        const copy = join(dir, DATABASE_FILE);
        await runExclusively(() => void connection.all('vacuum into ?', copy));
        await chmod(copy, 0o600);
      }),
    async close() {
      if (closed) return;
      closed = true;
      vacuum.stop();
      // Writes requested before `close` are committed first.
      await commit(async () => {});
      await runExclusively(() => {
        release(connection);
      });
    },
  };
}

/** `user_version` records that a vacuum is due, so that the next process continues when this one is killed. */
const MARK_VACUUM_DUE = 'pragma user_version = 1';
const MARK_VACUUM_DONE = 'pragma user_version = 0';

function vacuumOf(connection: SqliteConnection, runExclusively: (work: () => void) => Promise<void>): Vacuum {
  return createVacuum({
    run: () =>
      runExclusively(() => {
        connection.exec('vacuum');
        connection.exec(MARK_VACUUM_DONE);
        connection.exec('pragma wal_checkpoint(truncate)');
      }),
    isDue: () => JSON.stringify(connection.all('pragma user_version')) !== '[{"user_version":0}]',
  });
}

/**
 * Closes the file. The library may close it only after all statements were garbage collected; therefore the lock is
 * released before. The log is deleted too, which tells the next start that no check is needed; on a full disk it stays.
 */
function release(connection: SqliteConnection): void {
  for (const step of [
    'pragma journal_mode = delete',
    'pragma locking_mode = normal',
    'pragma schema_version',
  ]) {
    try {
      connection.all(step);
    } catch {
      break;
    }
  }
  connection.close();
}
