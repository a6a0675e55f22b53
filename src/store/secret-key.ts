import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateDir, readIfThere, writeIfAbsent } from './lowdb/secure-file.ts';
import { StoreError } from './store-error.ts';

const keyBytes = 32;

export interface KeepSecretKeyOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
}

/** The key for when SECRET_KEY is unset: made once, kept in a file that only the owner can read. */
export async function keepSecretKey({ dir }: KeepSecretKeyOptions): Promise<string> {
  const path = join(dir, 'secret.key');
  try {
    await makePrivateDir(dir);
    const kept = (await readIfThere(path)) ?? (await makeKey(path));
    return checked(path, kept.trim());
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw unreadable(path, cause);
  }
}

/** Two processes that start together end up with one key. */
async function makeKey(path: string): Promise<string> {
  await writeIfAbsent(path, randomBytes(keyBytes).toString('base64url'));
  return readFile(path, 'utf8');
}

function checked(path: string, key: string): string {
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
