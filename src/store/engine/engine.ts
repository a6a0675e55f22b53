import type { MemberId } from '../../domain/ids.ts';
import type { Rows, TableName } from './tables.ts';

/** One row set, or removed when there is no `row`. */
export type Op = {
  [K in TableName]: { readonly table: K; readonly key: string; readonly row?: Rows[K] };
}[TableName];

/** What a transaction sees: everything committed, and what the transactions before it in the same write will commit. */
export interface View {
  get<K extends TableName>(table: K, key: string): Rows[K] | undefined;
}

/** Reads what it needs and says what is to change. Runs without interruption; may run only after others wrote. */
export type Transaction<T> = (view: View) => { readonly ops: readonly Op[]; readonly result: T };

export interface Range {
  readonly index: string;
  readonly from: string;
  readonly to?: string;
  readonly newestFirst?: boolean;
}

/** Named tables of JSON values per portal, with atomic commits. The in-process houses are built on it. */
export interface Engine {
  members(): readonly MemberId[];
  get<K extends TableName>(member: MemberId, table: K, key: string): Rows[K] | undefined;
  /** Rows in the order of an index. To be read at once: it does not survive a commit. */
  find<K extends TableName>(
    member: MemberId,
    table: K,
    range: Range,
  ): Iterable<readonly [key: string, row: Rows[K]]>;
  /** Names of the parts that a table's rows are kept in, such as days, and the keys in one. To be read at once. */
  shards(member: MemberId, table: TableName): readonly string[];
  keysIn(member: MemberId, table: TableName, shard: string): Iterable<string>;
  count(member: MemberId, table: TableName): number;
  /** All of a transaction or nothing; durable when it resolves. */
  commit<T>(member: MemberId, transaction: Transaction<T>): Promise<T>;
  /** No trace of what commits removed is left when it resolves. */
  purge(): Promise<void>;
  /** No trace of the portal is left when it resolves. */
  erase(member: MemberId): Promise<void>;
  copyTo(dir: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
