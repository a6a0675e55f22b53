import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export const temporaryEnding = '.tmp';
const ownerOnlyFile = 0o600;
const ownerOnlyDir = 0o700;

/** Makes a folder that only the owner can read. */
export async function makePrivateDir(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: ownerOnlyDir });
  // A folder that was there before may be open to others; one that belongs to somebody else stays as it is.
  await chmod(dir, ownerOnlyDir).catch(() => undefined);
}

/**
 * Replaces a file as a whole: whoever reads it, also after a power cut, finds the old one or the new one. The old one
 * goes only once the new one was read back from the file.
 */
export async function writeSecureFile(path: string, text: string): Promise<void> {
  await replaceFile(path, text);
  await syncDir(dirname(path));
}

/** The same for one of many in a folder: its name lasts once the folder was synced. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
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
  const file = await open(path, 'wx', ownerOnlyFile);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a file with all of its text, unless there is one: then nothing happens, and the answer is `false`. */
export async function writeIfAbsent(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
  try {
    await writeAndSync(temporary, Buffer.from(text));
    // A link appears with its content or not at all, and never replaces another.
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some mounted folders know no links.
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
  // Windows has no such thing as an open folder.
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names in a folder; none where it is not there. */
export async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The text of a file; `undefined` when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
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
