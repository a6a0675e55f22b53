import { copyFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { StoreError } from '../store-error.ts';
import { makePrivateDir, namesIn, syncDir } from './private-files.ts';

/** Files beside the database that the app needs to start. */
const KEY_FILES = ['secret.key', 'secret.key.old'];

/**
 * Creates a folder that the app can be started from: `copyDatabase` writes the database into it, the key files are
 * copied. Throws `STORE_NOT_COPIED`; files written before the error are deleted.
 */
export async function backupDir(
  dir: string,
  to: string,
  copyDatabase: (to: string) => Promise<void>,
): Promise<void> {
  if (!relative(dir, to).startsWith('..')) throw notCopied(to, 'It is in DATA_DIR itself.');
  if ((await targetNames(to)).length > 0) throw notCopied(to, 'It is not empty.');
  try {
    await makePrivateDir(to);
    await copyDatabase(to);
    for (const key of (await readdir(dir)).filter((name) => KEY_FILES.includes(name)))
      await copyFile(join(dir, key), join(to, key));
    await syncDir(to);
  } catch (cause) {
    for (const name of await namesIn(to).catch(() => [])) await rm(join(to, name), { force: true });
    throw notCopied(to, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function targetNames(to: string): Promise<readonly string[]> {
  try {
    return await namesIn(to);
  } catch (error) {
    throw notCopied(to, 'It is not a folder.', error);
  }
}

function notCopied(to: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_NOT_COPIED',
    `Nothing was copied to ${to}. ${why}`,
    'Name a folder that does not exist yet, in a place that the app may write to.',
    cause,
  );
}
