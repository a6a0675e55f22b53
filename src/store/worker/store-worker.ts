import { parentPort, workerData } from 'node:worker_threads';
import { noCrashPoint, type OnCrashPoint } from '../../runtime/crash-points.ts';
import { openDataDir } from '../data-dir/open-data-dir.ts';
import { sqlBackend, type Backend } from '../sql/backend.ts';
import { CRASH_POINT_OPEN, sentError, type Call, type FromWorker, type WorkerStart } from './messages.ts';

/*
 * The worker thread of the embedded database: it has the one connection, and does all that would hold the main thread up
 * (queries, syncs, JSON, checks of records). Ends when it is told to close.
 */

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('To be run in a worker thread.');
const tell = (message: FromWorker): void => {
  port.postMessage(message);
};
let clock = start.now;

/** The main thread learns of a crash point and may end the process there: nothing goes on before it answered. */
function crashPointsOf(answered: SharedArrayBuffer | undefined): OnCrashPoint {
  if (answered === undefined) return noCrashPoint;
  const flag = new Int32Array(answered);
  return (point) => {
    Atomics.store(flag, 0, CRASH_POINT_OPEN);
    tell({ kind: 'crashPoint', point });
    Atomics.wait(flag, 0, CRASH_POINT_OPEN);
  };
}

async function serve(): Promise<void> {
  const database = await openDataDir({
    dir: start.dir,
    onCrashPoint: crashPointsOf(start.crashPoints),
    ...(start.lockPatience !== undefined && { lockPatience: start.lockPatience }),
  });
  const backend = sqlBackend(database, () => clock);
  port?.on('message', (call: Call) => {
    clock = call.now;
    void answer(backend, call);
  });
  tell({ kind: 'open' });
}

async function answer(backend: Backend, { id, port: name, method, args }: Call): Promise<void> {
  try {
    const value = await methodOf(backend, name, method)(...args);
    tell({ kind: 'done', id, value });
  } catch (error) {
    tell({ kind: 'failed', id, error: sentError(error) });
  }
  if (name === 'whole' && method === 'close') port?.close();
}

/** The caller's types say that it is there (`worker-backend.ts`). */
function methodOf(backend: Backend, name: string, method: string): (...args: readonly unknown[]) => unknown {
  const found: unknown = Reflect.get(Reflect.get(backend, name) as object, method);
  if (typeof found !== 'function') throw new Error(`The store has no ${name}.${method}.`);
  return found as (...args: readonly unknown[]) => unknown;
}

try {
  await serve();
} catch (error) {
  tell({ kind: 'notOpen', error: sentError(error) });
}
