import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateDir, readIfThere, writeIfAbsent } from '../files/private-files.ts';
import { StoreError } from '../store-error.ts';

const keyBytes = 32;

export interface KeepSecretKeysOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
}

/**
 * The keys for when SECRET_KEY is unset, newest first: one is made and kept in a file that only the owner can read.
 * To rotate it, rename `secret.key` to `secret.key.old` and start: another one is made, the old one still opens.
 */
export async function keepSecretKeys({ dir }: KeepSecretKeysOptions): Promise<readonly string[]> {
  const path = join(dir, 'secret.key');
  const old = `${path}.old`;
  await told(path, () => makePrivateDir(dir));
  const older = await told(old, async () => readIfThere(old));
  const key = await told(path, async () => (await readIfThere(path)) ?? makeKey(path));
  return [checked(path, key), ...(older === undefined ? [] : [checked(old, older)])];
}

/** Two processes that start together end up with one key. */
async function makeKey(path: string): Promise<string> {
  await writeIfAbsent(path, randomBytes(keyBytes).toString('base64url'));
  return readFile(path, 'utf8');
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function checked(path: string, text: string): string {
  const key = text.trim();
  // Half a key would open nothing of what was sealed, and what it seals nobody opens later.
  if (!/^[\w-]{43}$/.test(key)) throw unreadable(path);
  return key;
}

function unreadable(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'SECRET_KEY_UNREADABLE',
    `The secret key in ${path} cannot be read.`,
    'Restore the file from a backup or set SECRET_KEY. With another key the stored tokens cannot be opened, and the app has to be installed in the portals again.',
    cause,
  );
}
