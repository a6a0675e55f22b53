import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export const TEMPORARY_SUFFIX = '.tmp';
const OWNER_ONLY_FILE_MODE = 0o600;
const OWNER_ONLY_DIR_MODE = 0o700;

/** Creates a folder that only the owner can read. */
export async function makePrivateDir(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: OWNER_ONLY_DIR_MODE });
  // An existing folder may be open to others; the mode of one with another owner cannot be changed.
  await chmod(dir, OWNER_ONLY_DIR_MODE).catch(() => undefined);
}

/**
 * Replaces a file atomically: readers find the old or the new content, also after a power cut. The new content is read
 * back before the old file is replaced.
 */
export async function writeSecureFile(path: string, text: string): Promise<void> {
  await replaceFile(path, text);
  await syncDir(dirname(path));
}

/** Without syncing the folder: the new name is durable only after `syncDir`. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`;
  const bytes = Buffer.from(text);
  try {
    await writeAndSync(temporary, bytes);
    if (!bytes.equals(await readFile(temporary)))
      throw new Error(`What was written to ${temporary} cannot be read back.`);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeAndSync(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY_FILE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Creates a file atomically with its text; returns `false` and changes nothing when it exists. */
export async function writeIfAbsent(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`;
  try {
    await writeAndSync(temporary, Buffer.from(text));
    // A hard link appears with its content or not at all, and never replaces an existing file.
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some file systems have no hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    return await createDirectly(path, text);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDir(dirname(path));
  return true;
}

async function createDirectly(path: string, text: string): Promise<boolean> {
  try {
    await writeAndSync(path, Buffer.from(text));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes names that were added to or removed from a folder durable. */
export async function syncDir(dir: string): Promise<void> {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names in a folder; empty when it does not exist. */
export async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The text of a file; `undefined` when it does not exist. */
export async function readIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
