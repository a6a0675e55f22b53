import { Worker } from 'node:worker_threads';
import { builtWorker } from './built-worker.ts';
import type { WorkerStart } from './messages.ts';

/**
 * Starts the store's worker from the build or from the sources. The loader of the sources (tsx, in tests and the demo) is not
 * active in worker threads by itself, and takes longer there than all else: a build of the same sources is preferred to it.
 */
export function startWorker(start: WorkerStart): Worker {
  const options = { workerData: start };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./store-worker.js', import.meta.url), options);
  const built = builtWorker();
  // Without the flags of this process: they would load tsx.
  if (built !== undefined) return new Worker(built, { ...options, execArgv: [] });
  const source = JSON.stringify(new URL('./store-worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`;
  return new Worker(script, { ...options, eval: true });
}
