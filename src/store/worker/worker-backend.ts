import type { Worker } from 'node:worker_threads';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import type { Backend } from '../sql/backend.ts';
import { closedError, StoreError } from '../store-error.ts';
import {
  CRASH_POINT_PASSED,
  receivedError,
  type Call,
  type FromWorker,
  type WorkerStart,
} from './messages.ts';
import { remoteBackend, type Send } from './remote-backend.ts';
import { startWorker } from './start-worker.ts';

export interface WorkerBackendOptions {
  /** DATA_DIR. */
  readonly dir: string;
  /** Unix ms. */
  readonly now: () => number;
  /** For tests: called in this thread, while the worker waits. */
  readonly onCrashPoint?: OnCrashPoint;
  /** The worker ended without `close`: nothing can be stored any more. */
  readonly onWorkerExit?: (error: StoreError) => void;
  readonly lockTimeoutMs?: number;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs the backend in a worker thread: one message for each call, one for its result. */
export async function openWorkerBackend(options: WorkerBackendOptions): Promise<Backend> {
  const { dir, now, onCrashPoint, lockTimeoutMs: lockTimeoutMs } = options;
  const crashPoints = onCrashPoint && new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const start: WorkerStart = {
    dir,
    now: now(),
    ...(crashPoints && { crashPoints }),
    ...(lockTimeoutMs !== undefined && { lockTimeoutMs }),
  };
  const worker = startWorker(start);
  if (onCrashPoint && crashPoints) relayCrashPoints(worker, crashPoints, onCrashPoint);
  await waitUntilOpen(worker);
  return remoteBackend(callsTo(worker, options));
}

/** Rejects with the error that prevented the database from opening. */
function waitUntilOpen(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
    };
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'crashPoint') return;
      end();
      if (message.kind === 'notOpen') reject(receivedError(message.error));
      else resolve();
    };
    const onExit = (): void => {
      reject(workerExitError(undefined));
    };
    worker.on('message', onMessage).once('error', reject).once('exit', onExit);
  });
}

function relayCrashPoints(worker: Worker, passed: SharedArrayBuffer, onCrashPoint: OnCrashPoint): void {
  const flag = new Int32Array(passed);
  worker.on('message', (message: FromWorker) => {
    if (message.kind !== 'crashPoint') return;
    onCrashPoint(message.point);
    Atomics.store(flag, 0, CRASH_POINT_PASSED);
    Atomics.notify(flag, 0);
  });
}

function callsTo(worker: Worker, { now, onWorkerExit }: WorkerBackendOptions): Send {
  const pending = new Map<number, Pending>();
  let last = 0;
  let closing = false;
  let ended: StoreError | undefined;

  const end = (error: StoreError): void => {
    if (ended !== undefined) return;
    ended = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind !== 'done' && message.kind !== 'failed') return;
    const call = pending.get(message.id);
    pending.delete(message.id);
    // Only a pending call keeps the process running.
    if (pending.size === 0) worker.unref();
    if (message.kind === 'done') call?.resolve(message.value);
    else call?.reject(receivedError(message.error));
  });
  const died = (cause: unknown): void => {
    if (ended !== undefined) return;
    end(closing ? closedError() : workerExitError(cause));
    if (!closing) onWorkerExit?.(workerExitError(cause));
  };
  worker.on('error', died);
  worker.on('exit', () => {
    died(undefined);
  });
  worker.unref();

  return async (port, method, args) => {
    if (closing || ended !== undefined) throw ended ?? closedError();
    const answer = new Promise<unknown>((resolve, reject) => {
      last += 1;
      pending.set(last, { resolve, reject });
      worker.ref();
      worker.postMessage({ id: last, port, method, args, now: now() } satisfies Call);
    });
    if (port !== 'whole' || method !== 'close') return answer;
    closing = true;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    await answer.finally(() => worker.ref());
    return exited;
  };
}

function workerExitError(cause: unknown): StoreError {
  return new StoreError(
    'STORE_DIED',
    'The thread of the embedded database has ended.',
    'Start the app again. Everything that was confirmed is stored. If it happens again, check the memory of the machine and report the cause.',
    cause,
  );
}
