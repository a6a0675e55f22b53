import { OrderedMap } from './ordered-map.ts';
import type { TableSpec } from './tables.ts';

/** One table of one portal in memory: rows, their indexes, and which snapshot file each row belongs to. */
export class TableState<T> {
  readonly #spec: TableSpec<T>;
  readonly #rows = new Map<string, T>();
  readonly #indexes: Readonly<Record<string, OrderedMap>>;
  readonly #shards = new Map<string, Set<string>>();

  constructor(spec: TableSpec<T>) {
    this.#spec = spec;
    this.#indexes = Object.fromEntries(Object.keys(spec.indexes).map((name) => [name, new OrderedMap()]));
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  index(name: string): OrderedMap | undefined {
    return this.#indexes[name];
  }

  /** Sets a row, or removes it when there is none; gives the snapshot files that are old now. */
  put(key: string, row: T | undefined): readonly string[] {
    const old = this.#rows.get(key);
    this.#reindex(key, old, row);
    if (row === undefined) this.#rows.delete(key);
    else this.#rows.set(key, row);
    return this.#reshard(key, old, row);
  }

  shardNames(): readonly string[] {
    return [...this.#shards.keys()];
  }

  keysIn(shard: string): Iterable<string> {
    return this.#shards.get(shard) ?? [];
  }

  /** Rows of one snapshot file. */
  shard(name: string): readonly (readonly [key: string, row: T])[] {
    return [...(this.#shards.get(name) ?? [])].flatMap((key) => {
      const row = this.#rows.get(key);
      return row === undefined ? [] : [[key, row] as const];
    });
  }

  #reindex(key: string, old: T | undefined, row: T | undefined): void {
    for (const [name, namesOf] of Object.entries(this.#spec.indexes)) {
      const before = old === undefined ? [] : namesOf(old, key);
      const after = row === undefined ? [] : namesOf(row, key);
      const index = this.#indexes[name];
      for (const entry of before) if (!after.includes(entry)) index?.delete(entry);
      for (const entry of after) if (!before.includes(entry)) index?.set(entry, key);
    }
  }

  #reshard(key: string, old: T | undefined, row: T | undefined): readonly string[] {
    const before = old === undefined ? undefined : this.#spec.shard(key, old);
    const after = row === undefined ? undefined : this.#spec.shard(key, row);
    if (before !== undefined && before !== after) {
      const keys = this.#shards.get(before);
      keys?.delete(key);
      if (keys?.size === 0) this.#shards.delete(before);
    }
    if (after !== undefined) {
      const keys = this.#shards.get(after) ?? new Set<string>();
      keys.add(key);
      this.#shards.set(after, keys);
    }
    return [...new Set([before, after])].filter((name) => name !== undefined);
  }
}
