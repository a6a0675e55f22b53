import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAX_BYTES = 256 * 1024 * 1024;

/** Temporary folders that are gone after the test, or after all of a suite's. */
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

/** Everything below a folder, itself included. */
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

/** A store at work renames its temporary files between two looks. */
async function ifExists<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * All that is written below a folder, names included. Read by another process: to open a database's file in the process
 * that has the database open would give its lock away.
 */
export async function allText(dir: string): Promise<string> {
  const { stdout } = await run('find', [dir, '-type', 'f', '-print', '-exec', 'cat', '{}', ';'], {
    encoding: 'latin1',
    maxBuffer: MAX_BYTES,
  });
  return stdout;
}

/** The folder as a process that died at this moment would leave it; the database is not written to meanwhile. */
export async function copyAsAfterKill(dir: string, to: string): Promise<string> {
  await run('cp', ['-a', dir, to]);
  return to;
}
