import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lastChange } from './last-change.ts';

/**
 * Of an app that runs from its sources: the store's worker as `npm run build` compiled it. Undefined where it is not built, or a
 * source of src/ is newer.
 */
export function builtWorker(): URL | undefined {
  const built = new URL('../../../dist/src/store/worker/store-worker.js', import.meta.url);
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return builtAt > lastChange(fileURLToPath(new URL('../..', import.meta.url))) ? built : undefined;
}
