import type { Gather } from './batcher.ts';
import type { Dialect } from './dialect.ts';
import type { Rows } from './tables.ts';

/** A database that is open, as the queries need it. All methods reject with `StoreError`. */
export interface Database {
  readonly dialect: Dialect;
  /** How long a batch of calls waits for others. */
  readonly gather: Gather;
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** All of `work` or nothing, durable when it resolves. May run `work` more than once. */
  write<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** A `write` that deletes what must not stay on the disk: to be followed by `purge`, at once or after the next start. */
  erase<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Leaves no trace of deleted rows on the disk, as far as the database can. */
  purge(): Promise<void>;
  /** Writes a copy of one moment into a folder that is there and empty. */
  backup(dir: string): Promise<void>;
  close(): Promise<void>;
}
