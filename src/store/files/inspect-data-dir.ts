import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { lockState, type LockState } from '../lowdb/lock-file.ts';
import { isMissing } from './private-files.ts';

/** DATA_DIR as it is found, without changing anything in it. */
export type DataDirState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'noFolder' }
  | {
      readonly kind: 'folder';
      readonly writable: boolean;
      /** Files and folders that others than the owner may read or enter; the first few. */
      readonly openToOthers: readonly string[];
      readonly freeBytes: number;
      readonly lock: LockState;
      readonly secretKey: boolean;
      /** The embedded house lives in it. */
      readonly hasData: boolean;
    };

const enough = 5;

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
    lock: await lockState(dir),
    secretKey: names.includes('secret.key'),
    hasData: names.includes('house.json'),
  };
}

/** Windows has no such modes. */
async function openToOthers(dir: string): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const open: string[] = [];
  for (const name of ['', ...(await readdir(dir, { recursive: true }))]) {
    const path = join(dir, name);
    const entry = await stat(path).catch(() => undefined);
    const kept = entry?.isFile() === true || entry?.isDirectory() === true;
    if (kept && (entry.mode & 0o077) !== 0) open.push(path);
    if (open.length === enough) break;
  }
  return open;
}
