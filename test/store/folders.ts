import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAX_BYTES = 256 * 1024 * 1024;

/** Temporary folders that are removed after each test, or after the suite. */
export function temporaryDirs(
  until: (remove: () => Promise<void>) => void = afterEach,
): () => Promise<string> {
  const dirs: string[] = [];
  until(async () => {
    for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
  });
  return async () => {
    const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-store-'));
    dirs.push(dir);
    return join(dir, 'data');
  };
}

export interface FoundFile {
  readonly path: string;
  readonly mode: number;
  readonly isDir: boolean;
}

/** The folder and all files and folders in it. */
export async function allFiles(dir: string): Promise<readonly FoundFile[]> {
  const names = ['', ...(await readdir(dir, { recursive: true }))];
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(dir, name);
      const found = await ifExists(stat(path));
      return found && { path, mode: found.mode & 0o777, isDir: found.isDirectory() };
    }),
  );
  return files.flatMap((file) => file ?? []);
}

/** An open store may rename its temporary files between `readdir` and `stat`. */
async function ifExists<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Names and contents of all files in a folder. Another process reads them: closing a descriptor of the database's file in
 * the process that has the database open would release its lock.
 */
export async function allText(dir: string): Promise<string> {
  const { stdout } = await run('find', [dir, '-type', 'f', '-print', '-exec', 'cat', '{}', ';'], {
    encoding: 'latin1',
    maxBuffer: MAX_BYTES,
  });
  return stdout;
}

/** Copies the folder as a kill at this moment would leave it; the database must not be written to meanwhile. */
export async function copyAsAfterKill(dir: string, to: string): Promise<string> {
  await run('cp', ['-a', dir, to]);
  return to;
}
