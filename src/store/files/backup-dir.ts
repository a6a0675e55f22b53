import { copyFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { StoreError } from '../store-error.ts';
import { makePrivateDir, namesIn, syncDir } from './private-files.ts';

/** Files beside the database that a start needs. */
const KEYS = ['secret.key', 'secret.key.old'];

/**
 * Makes a folder that the app can be started from: `copyDatabase` writes the database into it, the keys go with it.
 * Throws `STORE_NOT_COPIED`; then nothing is left there.
 */
export async function backupDir(
  dir: string,
  to: string,
  copyDatabase: (to: string) => Promise<void>,
): Promise<void> {
  if (!relative(dir, to).startsWith('..')) throw notCopied(to, 'It is in DATA_DIR itself.');
  if ((await names(to)).length > 0) throw notCopied(to, 'There is something in it already.');
  try {
    await makePrivateDir(to);
    await copyDatabase(to);
    for (const key of (await readdir(dir)).filter((name) => KEYS.includes(name)))
      await copyFile(join(dir, key), join(to, key));
    await syncDir(to);
  } catch (cause) {
    for (const name of await namesIn(to).catch(() => [])) await rm(join(to, name), { force: true });
    throw notCopied(to, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function names(to: string): Promise<readonly string[]> {
  try {
    return await namesIn(to);
  } catch (error) {
    throw notCopied(to, 'It is no folder.', error);
  }
}

function notCopied(to: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_NOT_COPIED',
    `Nothing was copied to ${to}. ${why}`,
    'Name a folder that is not there yet, in a place that the user of the app may write to.',
    cause,
  );
}
