import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteError } from '../sqlite/sqlite-error.ts';
import { sqliteLibrary } from '../sqlite/sqlite-library.ts';
import { DATABASE_FILE } from '../sqlite.ts';
import { StoreError } from '../store-error.ts';
import { OLD_FILES_DIR } from '../import/import-old-data-dir.ts';
import { OLD_HEAD_FILE } from '../import/read-old-data-dir.ts';
import { isMissing } from './private-files.ts';

/** State of DATA_DIR. */
export type DataDirState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'noFolder' }
  | {
      readonly kind: 'folder';
      readonly writable: boolean;
      /** The first few files and folders that others than the owner may read or enter. */
      readonly openToOthers: readonly string[];
      readonly freeBytes: number;
      /** Another process has the embedded database open. */
      readonly inUse: boolean;
      readonly secretKey: boolean;
      /** It contains the embedded database or data of version 0.1.0. */
      readonly hasData: boolean;
      /** It contains files of version 0.1.0 that were imported and set aside. */
      readonly oldFiles: boolean;
    };

const MAX_LISTED = 5;

/** Reads the state of DATA_DIR; changes nothing in it. */
export async function inspectDataDir(dir: string): Promise<DataDirState> {
  const found = await stat(dir).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!found) return { kind: 'missing' };
  if (!found.isDirectory()) return { kind: 'noFolder' };
  const names = await readdir(dir);
  const { bavail, bsize } = await statfs(dir);
  return {
    kind: 'folder',
    writable: await access(dir, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ),
    openToOthers: await openToOthers(dir),
    freeBytes: bavail * bsize,
    inUse: names.includes(DATABASE_FILE) && (await isInUse(join(dir, DATABASE_FILE))),
    secretKey: names.includes('secret.key'),
    hasData: [DATABASE_FILE, OLD_HEAD_FILE].some((name) => names.includes(name)),
    oldFiles: names.includes(OLD_FILES_DIR),
  };
}

/**
 * Whether another process holds the kernel's lock of the database. Must not run in the process that holds it: closing
 * the file there would release the lock.
 */
async function isInUse(path: string): Promise<boolean> {
  const { DatabaseSync } = await sqliteLibrary();
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.exec('pragma locking_mode = exclusive');
      database.prepare('select count(*) from sqlite_master').all();
      return false;
    } finally {
      database.close();
    }
  } catch (error) {
    const storeError = sqliteError(path, error);
    // Other errors are reported by the code that opens the database for use.
    return storeError instanceof StoreError && storeError.code === 'STORE_LOCKED';
  }
}

/** Empty on Windows, which has no such file modes. */
async function openToOthers(dir: string): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const open: string[] = [];
  for (const name of ['', ...(await readdir(dir, { recursive: true }))]) {
    const path = join(dir, name);
    const entry = await stat(path).catch(() => undefined);
    const isFileOrDir = entry?.isFile() === true || entry?.isDirectory() === true;
    if (isFileOrDir && (entry.mode & 0o077) !== 0) open.push(path);
    if (open.length === MAX_LISTED) break;
  }
  return open;
}
