import type { MemberId } from '../../domain/ids.ts';
import type { Op } from './engine.ts';
import { TableState } from './table-state.ts';
import type { Rows, TableName, TableSpecs } from './tables.ts';

type Tables = { readonly [K in TableName]: TableState<Rows[K]> };

/** What one committed transaction did to a portal. */
export type Commit =
  | {
      readonly member: MemberId;
      readonly ops: readonly Op[];
      /** The same as JSON: a list of [table, key] or [table, key, row]. */
      readonly text: string;
    }
  | { readonly member: MemberId; readonly erased: true };

/** Snapshot files that are older than the memory. */
export interface Stale {
  readonly erased: ReadonlySet<MemberId>;
  readonly shards: ReadonlyMap<MemberId, ReadonlySet<string>>;
}

/** All portals of a house in memory, and which of their snapshot files are old. */
export class HouseState {
  readonly #specs: TableSpecs;
  readonly #portals = new Map<MemberId, Tables>();
  #erased = new Set<MemberId>();
  #stale = new Map<MemberId, Set<string>>();

  constructor(specs: TableSpecs) {
    this.#specs = specs;
  }

  members(): readonly MemberId[] {
    return [...this.#portals.keys()];
  }

  table<K extends TableName>(member: MemberId, table: K): Tables[K] | undefined {
    return this.#portals.get(member)?.[table];
  }

  apply(commit: Commit): void {
    if ('erased' in commit) {
      this.#portals.delete(commit.member);
      this.#stale.delete(commit.member);
      this.#erased.add(commit.member);
      return;
    }
    for (const op of commit.ops) this.put(commit.member, op.table, op.key, op.row);
  }

  /** Sets one row, or removes it when there is none. */
  put<K extends TableName>(member: MemberId, table: K, key: string, row: Rows[K] | undefined): void {
    for (const shard of this.#tables(member)[table].put(key, row))
      this.#markStale(member, shardId(table, shard));
  }

  /** A row as a snapshot file has it: nothing becomes old by it. */
  load<K extends TableName>(member: MemberId, table: K, key: string, row: Rows[K]): void {
    this.#tables(member)[table].put(key, row);
  }

  /** Hands over what is old; from here on it is counted anew. */
  takeStale(): Stale {
    const taken = { erased: this.#erased, shards: this.#stale };
    this.#erased = new Set();
    this.#stale = new Map();
    return taken;
  }

  /** Gives back what could not be written. */
  restoreStale({ erased, shards }: Stale): void {
    for (const member of erased) this.#erased.add(member);
    for (const [member, names] of shards) for (const name of names) this.#markStale(member, name);
  }

  #markStale(member: MemberId, shard: string): void {
    const names = this.#stale.get(member) ?? new Set<string>();
    names.add(shard);
    this.#stale.set(member, names);
  }

  #tables(member: MemberId): Tables {
    const known = this.#portals.get(member);
    if (known !== undefined) return known;
    const tables = newTables(this.#specs);
    this.#portals.set(member, tables);
    return tables;
  }
}

/** `chats.07`: also the name of the file. */
export function shardId(table: TableName, shard: string): string {
  return `${table}.${shard}`;
}

function newTables(specs: TableSpecs): Tables {
  return {
    portal: new TableState(specs.portal),
    inbox: new TableState(specs.inbox),
    keys: new TableState(specs.keys),
    chats: new TableState(specs.chats),
    customers: new TableState(specs.customers),
    decisions: new TableState(specs.decisions),
    suggestions: new TableState(specs.suggestions),
    lines: new TableState(specs.lines),
    settings: new TableState(specs.settings),
    sources: new TableState(specs.sources),
    notes: new TableState(specs.notes),
  };
}
