import type { Gather } from './batcher.ts';
import type { Dialect } from './dialect.ts';
import type { Rows } from './tables.ts';

/** An open database. All methods reject with `StoreError`. */
export interface Database {
  readonly dialect: Dialect;
  /** How long a batch waits for further calls. */
  readonly gather: Gather;
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction, durable when it resolves. May run `work` more than once. */
  write<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Whether a `write` of the calling work checks a lease first: then it must not share a transaction with other calls. */
  isFenced(): boolean;
  /** A `write` that deletes data that must not stay on the disk. `purge` has to follow; an interrupted one is repeated at the next start. */
  erase<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Removes deleted rows from the files, as far as the database can. */
  purge(): Promise<void>;
  /** Writes a consistent copy into an existing, empty folder. */
  backup(dir: string): Promise<void>;
  close(): Promise<void>;
}
