import type { Low } from 'lowdb';
import type { Journaling } from '../engine/create-engine.ts';
import type { HouseState } from '../engine/house-state.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import { StoreError } from '../store-error.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import type { HouseFile } from './house-file.ts';
import type { ShardFiles } from './shard-files.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

export interface EmbeddedJournalingOptions {
  readonly state: HouseState;
  readonly log: WriteAheadLog;
  readonly shards: ShardFiles;
  readonly house: Low<HouseFile>;
  /** Bytes of log from which on snapshots are worth their while. */
  readonly checkpointBytes: number;
  /** Hears of a checkpoint that failed while nobody waited for it. */
  readonly onProblem: (problem: StoreError) => void;
  readonly unlock: () => Promise<void>;
  readonly at: OnCrashPoint;
  /** Copies the files of the house; the snapshots stand still meanwhile. */
  readonly copy: (to: string) => Promise<void>;
}

/**
 * Log first, then memory, now and then snapshots. A checkpoint starts a new log, writes the files that are old, and
 * only then drops the logs before: whenever the process dies, files and logs together hold everything, because rows
 * are logged whole and setting one twice changes nothing.
 */
export function embeddedJournaling(options: EmbeddedJournalingOptions): Journaling {
  const { state, log, shards, house, checkpointBytes, onProblem, unlock, copy, at } = options;
  const oneAtATime = createKeyedMutex();
  let scheduled = false;
  let failedAt = 0;

  /** Where the log stops and what is old are taken together, between two writes. */
  const turnOver = () =>
    oneAtATime('log', async () => ({ firstLog: await log.rotate(), stale: state.takeStale() }));

  const checkpoint = () =>
    oneAtATime('checkpoint', async () => {
      if (log.isEmpty) return;
      const size = log.size;
      try {
        const { firstLog, stale } = await turnOver();
        at('log.rotated');
        await shards.write(stale).catch((error: unknown) => {
          state.restoreStale(stale);
          throw error;
        });
        house.data.firstLog = firstLog;
        await house.write();
        at('house.written');
        await log.dropBefore(firstLog);
        failedAt = 0;
      } catch (cause) {
        failedAt = size;
        throw checkpointFailed(cause);
      }
    });

  /** In proportion to what a checkpoint writes, so that its share in the cost of a write stays the same. */
  const isDue = (): boolean => log.size > failedAt + Math.max(checkpointBytes, shards.size / 2);

  function schedule(): void {
    if (scheduled || !isDue()) return;
    scheduled = true;
    checkpoint()
      .catch((error: unknown) => onProblem(checkpointFailed(error)))
      .finally(() => (scheduled = false));
  }

  return {
    async write(commits) {
      await oneAtATime('log', async () => {
        await log.append(commits);
        at('log.synced');
        for (const commit of commits) state.apply(commit);
      });
      schedule();
    },
    purge: checkpoint,
    copyTo: (to) => oneAtATime('checkpoint', () => copy(to)),
    ping: () => oneAtATime('log', () => log.check()),
    async close() {
      try {
        await checkpoint();
      } finally {
        await log.close();
        await unlock();
      }
    },
  };
}

function checkpointFailed(cause: unknown): StoreError {
  if (cause instanceof StoreError && cause.code === 'STORE_CHECKPOINT_FAILED') return cause;
  return new StoreError(
    'STORE_CHECKPOINT_FAILED',
    'Snapshots could not be written.',
    'Look at the free space and the permissions of DATA_DIR. Nothing is lost: the log has everything; but until it works the log grows, and what was erased is still in it.',
    cause,
  );
}
