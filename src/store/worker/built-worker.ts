import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = 'store-worker.js';
let found: URL | undefined;
let isSearched = false;

function changedAt(file: URL | string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function lastChange(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(
    ...names.filter((name) => name.endsWith('.ts')).map((name) => changedAt(`${folder}/${name}`)),
  );
}

/** Beside this file in the build; for the sources the build's, where no source is newer. */
function search(): URL | undefined {
  if (!import.meta.url.endsWith('.ts')) return new URL(FILE, import.meta.url);
  const built = new URL(`../../../dist/src/store/worker/${FILE}`, import.meta.url);
  const sources = fileURLToPath(new URL('../..', import.meta.url));
  return changedAt(built) > lastChange(sources) ? built : undefined;
}

/** The compiled program of the store's worker; undefined where the app runs from sources that are not built. */
export function builtWorker(): URL | undefined {
  if (!isSearched) found = search();
  isSearched = true;
  return found;
}
