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
  /** The worker ended although nobody closed it: nothing can be stored any more. */
  readonly onDeath?: (error: StoreError) => void;
  readonly lockPatience?: number;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The backend in a thread of its own: one message for each call, one for its answer. */
export async function openWorkerBackend(options: WorkerBackendOptions): Promise<Backend> {
  const { dir, now, onCrashPoint, lockPatience } = options;
  const crashPoints = onCrashPoint && new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const start: WorkerStart = {
    dir,
    now: now(),
    ...(crashPoints && { crashPoints }),
    ...(lockPatience !== undefined && { lockPatience }),
  };
  const worker = startWorker(start);
  if (onCrashPoint && crashPoints) relayCrashPoints(worker, crashPoints, onCrashPoint);
  await opened(worker);
  return remoteBackend(callsTo(worker, options));
}

/** Resolves when the database is open; rejects with what stood in the way. */
function opened(worker: Worker): Promise<void> {
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
      reject(diedError(undefined));
    };
    worker.on('message', onMessage).once('error', reject).once('exit', onExit);
  });
}

function relayCrashPoints(worker: Worker, answered: SharedArrayBuffer, onCrashPoint: OnCrashPoint): void {
  const flag = new Int32Array(answered);
  worker.on('message', (message: FromWorker) => {
    if (message.kind !== 'crashPoint') return;
    onCrashPoint(message.point);
    Atomics.store(flag, 0, CRASH_POINT_PASSED);
    Atomics.notify(flag, 0);
  });
}

function callsTo(worker: Worker, { now, onDeath }: WorkerBackendOptions): Send {
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
    // Only a call that is waited for keeps the process running.
    if (pending.size === 0) worker.unref();
    if (message.kind === 'done') call?.resolve(message.value);
    else call?.reject(receivedError(message.error));
  });
  const died = (cause: unknown): void => {
    if (ended !== undefined) return;
    end(closing ? closedError() : diedError(cause));
    if (!closing) onDeath?.(diedError(cause));
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
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    await answer.finally(() => worker.ref());
    return gone;
  };
}

function diedError(cause: unknown): StoreError {
  return new StoreError(
    'STORE_DIED',
    'The thread of the embedded database has ended.',
    'Start the app again. Everything that was confirmed is stored. If it happens again, look at the memory of the machine, and report the cause.',
    cause,
  );
}
