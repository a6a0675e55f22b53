import { StoreError } from '../store-error.ts';

/** Converts errors of SQLite to `StoreError`; other errors are returned unchanged. */
export function sqliteError(path: string, error: unknown): unknown {
  const kind = error instanceof StoreError ? undefined : kindOf(error);
  switch (kind) {
    case undefined:
      return error;
    case 'locked':
      return new StoreError(
        'STORE_LOCKED',
        `The data is in use by another process (${path}).`,
        'Only one process may use one DATA_DIR. Stop the other one, give this one a DATA_DIR of its own, or use DATABASE_URL for several processes.',
        error,
      );
    case 'damaged':
      return brokenError(path, error);
    case 'failed':
      return new StoreError(
        'STORE_WRITE_FAILED',
        `${path} cannot be read or written (${error instanceof Error ? error.message : 'no reason'}).`,
        'Check the free space and the permissions of DATA_DIR. Nothing that was confirmed is lost; every request tries to write again.',
        error,
      );
  }
}

export function brokenError(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_BROKEN',
    `${path} is damaged or not a database.`,
    'Stop the app, check the disk, and restore DATA_DIR from a backup. What can still be read is printed by: sqlite3 tracker.db .recover',
    cause,
  );
}

type Kind = 'locked' | 'damaged' | 'failed';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const KINDS: ReadonlyMap<number, Kind> = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [8, 'failed'],
  [10, 'failed'],
  [11, 'damaged'],
  [13, 'failed'],
  [14, 'failed'],
  [26, 'damaged'],
]);

/** Messages of the same codes: not every error of the libraries has its number. */
const MESSAGES: readonly (readonly [RegExp, Kind])[] = [
  [/database (?:table |schema )?is locked/, 'locked'],
  [/malformed|file is not a database/, 'damaged'],
  [/disk is full|disk I\/O error|readonly database|unable to open database/, 'failed'],
];

function kindOf(error: unknown): Kind | undefined {
  if (!(error instanceof Error)) return undefined;
  const number = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return KINDS.get(number) ?? MESSAGES.find(([words]) => words.test(error.message))?.[1];
}
