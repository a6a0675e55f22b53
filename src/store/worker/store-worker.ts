import { parentPort, workerData } from 'node:worker_threads';
import { noCrashPoint, type OnCrashPoint } from '../../runtime/crash-points.ts';
import { openDataDir } from '../data-dir/open-data-dir.ts';
import { sqlBackend, type Backend } from '../sql/backend.ts';
import { CRASH_POINT_OPEN, sentError, type Call, type FromWorker, type WorkerStart } from './messages.ts';

/*
 * The worker thread of the embedded database. It owns the connection and does the work that would block the main thread
 * (queries, syncs, JSON, schema checks). It ends after the call `close`.
 */

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread only.');
const post = (message: FromWorker): void => {
  port.postMessage(message);
};
let clock = start.now;

/** Reports a crash point to the main thread, which may kill the process there, and waits for it. */
function crashPointsOf(passed: SharedArrayBuffer | undefined): OnCrashPoint {
  if (passed === undefined) return noCrashPoint;
  const flag = new Int32Array(passed);
  return (point) => {
    Atomics.store(flag, 0, CRASH_POINT_OPEN);
    post({ kind: 'crashPoint', point });
    Atomics.wait(flag, 0, CRASH_POINT_OPEN);
  };
}

async function serve(): Promise<void> {
  const database = await openDataDir({
    dir: start.dir,
    onCrashPoint: crashPointsOf(start.crashPoints),
    ...(start.lockTimeoutMs !== undefined && { lockTimeoutMs: start.lockTimeoutMs }),
  });
  const backend = sqlBackend(database, () => clock);
  port?.on('message', (call: Call) => {
    clock = call.now;
    void execute(backend, call);
  });
  post({ kind: 'open' });
}

async function execute(backend: Backend, { id, port: name, method, args }: Call): Promise<void> {
  try {
    const value = await methodOf(backend, name, method)(...args);
    post({ kind: 'done', id, value });
  } catch (error) {
    post({ kind: 'failed', id, error: sentError(error) });
  }
  if (name === 'whole' && method === 'close') port?.close();
}

/** The types of `remote-backend.ts` guarantee that it exists. */
function methodOf(backend: Backend, name: string, method: string): (...args: readonly unknown[]) => unknown {
  const found: unknown = Reflect.get(Reflect.get(backend, name) as object, method);
  if (typeof found !== 'function') throw new Error(`The store has no ${name}.${method}.`);
  return found as (...args: readonly unknown[]) => unknown;
}

try {
  await serve();
} catch (error) {
  post({ kind: 'notOpen', error: sentError(error) });
}
