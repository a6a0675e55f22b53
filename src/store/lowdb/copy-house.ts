import { cp, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { StoreError } from '../store-error.ts';
import { isMissing, makePrivateDir, syncDir, temporaryEnding } from '../files/private-files.ts';

/** What makes up a house; the lock, the control socket and the REST log stay behind. */
const isPart = (name: string): boolean =>
  ['house.json', 'portals', 'secret.key'].includes(name) || /^log\.\d+\.ndjson$/.test(name);

/**
 * Copies a house whose snapshots stand still. Its log may grow meanwhile: half a line at the end of the copy is a write
 * that never finished.
 */
export async function copyHouse(dir: string, to: string): Promise<void> {
  const inside = relative(dir, to);
  if (!inside.startsWith('..')) throw noPlace(to, 'It is in DATA_DIR itself.');
  if ((await namesIn(to)).length > 0) throw noPlace(to, 'There is something in it already.');
  try {
    await makePrivateDir(to);
    const filter = (path: string): boolean => !path.endsWith(temporaryEnding);
    for (const name of (await readdir(dir)).filter(isPart))
      await cp(join(dir, name), join(to, name), { recursive: true, filter });
    await syncDir(to);
  } catch (cause) {
    throw noPlace(to, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw noPlace(dir, 'It is no folder.', error);
  }
}

function noPlace(to: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_NOT_COPIED',
    `Nothing was copied to ${to}. ${why}`,
    'Name a folder that is not there yet, in a place that the user of the app may write to.',
    cause,
  );
}
