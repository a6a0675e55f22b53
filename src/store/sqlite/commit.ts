import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { createBatcher, type Gather, type Outcome } from '../sql/batcher.ts';
import type { Rows } from '../sql/tables.ts';
import type { SqliteConnection } from './connection.ts';

type Work = (rows: Rows) => Promise<void>;

interface CommitDeps {
  readonly rows: Rows;
  readonly connection: SqliteConnection;
  readonly gather: Gather;
  readonly onCrashPoint: OnCrashPoint;
}

/**
 * Works that arrive together share a transaction, and so one sync. Resolves with what a work gave when it is durable; one
 * that fails is taken back alone.
 */
export function createCommit({ rows, connection, gather, onCrashPoint }: CommitDeps) {
  const commit = createBatcher(gather, (works: readonly Work[]) =>
    rows.connection().execute(async (db) => {
      connection.exec('begin immediate');
      try {
        const outcomes: Outcome<void>[] = [];
        for (const work of works) outcomes.push(await runOne(db, connection, work));
        onCrashPoint('commit.leaving');
        connection.exec('commit');
        onCrashPoint('commit.done');
        return outcomes;
      } catch (error) {
        rollback(connection);
        throw error;
      }
    }),
  );
  return async <T>(work: (rows: Rows) => Promise<T>): Promise<T> => {
    let result: { readonly value: T } | undefined;
    await commit(async (db) => {
      result = { value: await work(db) };
    });
    if (result === undefined) throw new Error('A transaction ended without a result.');
    return result.value;
  };
}

/** One of the works of a transaction: what it did is taken back when it fails, and the others go on. */
async function runOne(db: Rows, connection: SqliteConnection, work: Work): Promise<Outcome<void>> {
  connection.exec('savepoint work');
  try {
    await work(db);
    connection.exec('release work');
    return { ok: true, value: undefined };
  } catch (error) {
    try {
      connection.exec('rollback to work; release work');
    } catch {
      // SQLite has ended the transaction itself (disk full): all of it failed.
      throw error;
    }
    return { ok: false, error };
  }
}

function rollback(connection: SqliteConnection): void {
  try {
    connection.exec('rollback');
  } catch {
    // SQLite has done it itself.
  }
}
