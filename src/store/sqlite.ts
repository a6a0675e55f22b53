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
const MEMORY = ':memory:';
/** A process that stops gives its lock back within this time; one that stays keeps it. */
const LOCK_PATIENCE_MS = 3000;
const LOCK_RETRY_MS = 50;

export interface SqliteOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly library: SqliteLibrary;
  readonly onCrashPoint?: OnCrashPoint;
  /** Ms that the lock of another process is waited for. */
  readonly lockPatience?: number;
}

/*
 * One file, one process, one connection. Every commit is synced (WAL with synchronous=FULL). `locking_mode=exclusive`
 * makes the kernel's lock of the file this process's own until it ends, however it ends. The file must never be opened by
 * anything else in this process: closing it there would give the lock away.
 */
export const SETTINGS = [
  'locking_mode = exclusive',
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'secure_delete = on',
  'cache_size = -16384',
];

/** Opens or makes the file and brings its tables up to date. Throws `StoreError`. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const { path } = options;
  try {
    const endedUncleanly = await prepareFile(path);
    const connection = await connectAlone(options);
    try {
      if (endedUncleanly) checkPages(path, connection);
      const rows = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
      await migrate(rows, sqliteDialect);
      return sqliteDatabase(rows, connection, options);
    } catch (error) {
      // A start that fails gives the lock back.
      release(connection);
      throw error;
    }
  } catch (error) {
    throw sqliteError(path, error);
  }
}

/** Owner-only before anything is in it. Gives whether the last process ended without closing it. */
async function prepareFile(path: string): Promise<boolean> {
  if (path === MEMORY) return false;
  const [size, logSize] = [await sizeOf(path), await sizeOf(`${path}-wal`)];
  // The file is written before its log.
  if (size === 0 && logSize > 0) throw brokenError(path);
  if (size === 0) await createPrivate(path);
  await chmod(path, 0o600);
  return logSize > 0;
}

/** Bytes; a file that is not there has none. */
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

/** Waits a moment for a process that is just stopping. */
async function connectAlone({
  path,
  library,
  lockPatience = LOCK_PATIENCE_MS,
}: SqliteOptions): Promise<SqliteConnection> {
  for (const deadline = performance.now() + lockPatience; ;) {
    const connection = connectSqlite(library, path);
    try {
      for (const setting of SETTINGS) connection.exec(`pragma ${setting}`);
      connection.exec('begin immediate; commit');
      return connection;
    } catch (error) {
      connection.close();
      const told = sqliteError(path, error);
      const isLocked = told instanceof StoreError && told.code === 'STORE_LOCKED';
      if (!isLocked || performance.now() > deadline) throw told;
    }
    await sleep(LOCK_RETRY_MS);
  }
}

/** Reads every page; takes about a second for each 300 MB. */
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
  /** Nothing else uses the connection meanwhile. */
  const alone = (work: () => void): Promise<void> => rows.connection().execute(async () => work());

  const gather = path === MEMORY ? gatherNone : gatherTurn;
  const commit = createCommit({ rows, connection, gather, onCrashPoint });
  const write: Database['write'] = (work) => guarded(() => commit(work));

  const vacuum = vacuumOf(connection, alone);
  vacuum.resume();

  return {
    dialect: sqliteDialect,
    gather,
    read: (work) => guarded(() => work(rows)),
    write,
    erase: (work) =>
      write((db) => {
        // Kept with the deletion.
        connection.exec(REWRITE_DUE);
        return work(db);
      }),
    purge: () =>
      guarded(async () => {
        await alone(() => {
          connection.exec(REWRITE_DUE);
          connection.exec('pragma wal_checkpoint(truncate)');
        });
        await vacuum.request();
      }),
    backup: (dir) =>
      guarded(async () => {
        const copy = join(dir, DATABASE_FILE);
        await alone(() => void connection.all('vacuum into ?', copy));
        await chmod(copy, 0o600);
      }),
    async close() {
      if (closed) return;
      closed = true;
      vacuum.stop();
      // What was given before is written before.
      await commit(async () => {});
      await alone(() => {
        release(connection);
      });
    },
  };
}

/** Marks in the file itself that pages are to be rewritten: should the process die, the next one knows. */
const REWRITE_DUE = 'pragma user_version = 1';
const REWRITE_DONE = 'pragma user_version = 0';

function vacuumOf(connection: SqliteConnection, alone: (work: () => void) => Promise<void>): Vacuum {
  return createVacuum({
    run: () =>
      alone(() => {
        connection.exec('vacuum');
        connection.exec(REWRITE_DONE);
        connection.exec('pragma wal_checkpoint(truncate)');
      }),
    isDue: () => JSON.stringify(connection.all('pragma user_version')) !== '[{"user_version":0}]',
  });
}

/**
 * Closes the file. The library may close it only once all statements are collected: the lock is given back before, and
 * the log is gone, which tells the next start that nothing has to be checked. Where the disk is full the log stays.
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
