import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateDir, readIfExists, writeIfAbsent } from '../files/private-files.ts';
import { StoreError } from '../store-error.ts';

const KEY_BYTES = 32;

export interface LoadSecretKeysOptions {
  /** DATA_DIR; created when it does not exist. */
  readonly dir: string;
}

/**
 * The keys for when SECRET_KEY is unset, newest first; a missing one is generated in a file that only the owner can read.
 * To rotate it, rename `secret.key` to `secret.key.old` and start: another one is generated, the old one still decrypts.
 */
export async function loadSecretKeys({ dir }: LoadSecretKeysOptions): Promise<readonly string[]> {
  const path = join(dir, 'secret.key');
  const old = `${path}.old`;
  await withKeyError(path, () => makePrivateDir(dir));
  const older = await withKeyError(old, async () => readIfExists(old));
  const key = await withKeyError(path, async () => (await readIfExists(path)) ?? createKey(path));
  return [parseKey(path, key), ...(older === undefined ? [] : [parseKey(old, older)])];
}

/** Processes that start at the same time get the same key. */
async function createKey(path: string): Promise<string> {
  await writeIfAbsent(path, randomBytes(KEY_BYTES).toString('base64url'));
  return readFile(path, 'utf8');
}

async function withKeyError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function parseKey(path: string, text: string): string {
  const key = text.trim();
  // A truncated key decrypts nothing, and what it encrypts could not be decrypted with the restored key.
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
