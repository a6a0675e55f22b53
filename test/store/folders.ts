import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary folders that are gone after the test. */
export function temporaryDirs(): () => Promise<string> {
  const dirs: string[] = [];
  afterEach(async () => {
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
      const found = await ifThere(stat(path));
      return found && { path, mode: found.mode & 0o777, isDir: found.isDirectory() };
    }),
  );
  return files.flatMap((file) => file ?? []);
}

/** A house at work renames its temporary files between two looks. */
async function ifThere<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** All that is written below a folder, names included. */
export async function allText(dir: string): Promise<string> {
  const files = await allFiles(dir);
  const texts = await Promise.all(
    files.map(async ({ path, isDir }) => (isDir ? path : ((await ifThere(readFile(path, 'latin1'))) ?? ''))),
  );
  return texts.join('\n');
}

/** The folder as a process that died at this moment would leave it. */
export async function copyAsAfterKill(dir: string, to: string): Promise<string> {
  await cp(dir, to, { recursive: true, filter: (path) => !path.endsWith('/lock') });
  return to;
}

export async function newestLog(dir: string): Promise<string> {
  const logs = (await readdir(dir)).filter((name) => /^log\.\d+\.ndjson$/.test(name)).sort();
  return join(dir, logs.at(-1) ?? '');
}
