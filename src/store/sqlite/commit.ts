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
 * Calls made at the same time share a transaction, and so one sync. Each resolves with the result of its work once that is
 * durable; work that fails is rolled back to its savepoint without affecting the others.
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

/** Runs one call's work in a savepoint. */
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
      // SQLite rolled back the whole transaction itself (disk full).
      throw error;
    }
    return { ok: false, error };
  }
}

function rollback(connection: SqliteConnection): void {
  try {
    connection.exec('rollback');
  } catch {
    // SQLite rolled back itself.
  }
}
