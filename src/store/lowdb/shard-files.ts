import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { memberId, type MemberId } from '../../domain/ids.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { shardId, type HouseState, type Stale } from '../engine/house-state.ts';
import type { TableName, TableSpecs } from '../engine/tables.ts';
import { keyDigest } from '../local/key-digest.ts';
import { fileVersion, jsonAdapter, unreadable } from '../files/json-adapter.ts';
import { checkedRow, tableName } from './log-records.ts';
import { isMissing, makePrivateDir, replaceFile, syncDir, temporaryEnding } from '../files/private-files.ts';

const shardSchema = z.strictObject({
  version: z.literal(fileVersion),
  member: z.string(),
  table: z.string(),
  rows: z.array(z.tuple([z.string(), z.unknown()])),
});
type ShardFile = z.infer<typeof shardSchema>;

export interface ShardFilesOptions {
  readonly dir: string;
  readonly state: HouseState;
  readonly specs: TableSpecs;
  readonly at: OnCrashPoint;
}

/** The snapshots: a folder per portal, in it lowdb files that hold a part of a table each. */
export class ShardFiles {
  readonly #dir: string;
  readonly #state: HouseState;
  readonly #specs: TableSpecs;
  readonly #at: OnCrashPoint;
  readonly #sizes = new Map<string, number>();
  #size = 0;

  constructor({ dir, state, specs, at }: ShardFilesOptions) {
    this.#dir = join(dir, 'portals');
    this.#state = state;
    this.#specs = specs;
    this.#at = at;
  }

  /** Bytes of all files. */
  get size(): number {
    return this.#size;
  }

  /** Whether there is any. */
  async exist(): Promise<boolean> {
    return (await folders(this.#dir)).length > 0;
  }

  /** Fills the state; removes what interrupted writes left. */
  async load(): Promise<void> {
    await makePrivateDir(this.#dir);
    for (const folder of await folders(this.#dir)) {
      for (const name of await readdir(join(this.#dir, folder))) {
        const path = join(this.#dir, folder, name);
        if (name.endsWith(temporaryEnding)) await rm(path, { force: true });
        else if (name.endsWith('.json')) await this.#loadFile(path);
      }
    }
  }

  /** Writes what is old, as the memory has it now. */
  async write({ erased, shards }: Stale): Promise<void> {
    await makePrivateDir(this.#dir);
    for (const member of erased) await this.#removeFolder(member);
    if (erased.size > 0) await syncDir(this.#dir);
    for (const [member, names] of shards) {
      const folder = this.#folder(member);
      await makePrivateDir(folder);
      await syncDir(this.#dir);
      for (const name of names) {
        await this.#writeShard(member, folder, name);
        this.#at('snapshot.written');
      }
      await syncDir(folder);
    }
  }

  async #writeShard(member: MemberId, folder: string, name: string): Promise<void> {
    const path = join(folder, `${name}.json`);
    const [table, shard] = partsOf(this.#specs, name);
    const rows = this.#state.table(member, table)?.shard(shard) ?? [];
    if (rows.length > 0) {
      await this.#low(path, {
        version: fileVersion,
        member,
        table,
        rows: rows.map(([key, row]) => [key, row]),
      }).write();
      return;
    }
    await rm(path, { force: true });
    this.#measure(path, 0);
  }

  /** The sum is asked for after every write to the log. */
  #measure(path: string, bytes: number): void {
    this.#size += bytes - (this.#sizes.get(path) ?? 0);
    if (bytes === 0) this.#sizes.delete(path);
    else this.#sizes.set(path, bytes);
  }

  async #loadFile(path: string): Promise<void> {
    const low = this.#low(path, { version: fileVersion, member: '', table: '', rows: [] });
    await low.read();
    const { member, table: name, rows } = low.data;
    try {
      const table = tableName(this.#specs, name);
      for (const [key, row] of rows)
        this.#state.load(memberId(member), table, keyNow(table, key), checkedRow(this.#specs, table, row));
    } catch (cause) {
      throw unreadable(path, 'It holds something that is not what its table keeps.', cause);
    }
  }

  #low(path: string, data: ShardFile): Low<ShardFile> {
    const measured = (bytes: number): void => this.#measure(path, bytes);
    return new Low(jsonAdapter({ path, schema: shardSchema, measured, write: replaceFile }), data);
  }

  async #removeFolder(member: MemberId): Promise<void> {
    const folder = this.#folder(member);
    await rm(folder, { recursive: true, force: true });
    for (const path of [...this.#sizes.keys()]) if (path.startsWith(folder)) this.#measure(path, 0);
  }

  /** A member id comes from outside: it never becomes a path. */
  #folder(member: MemberId): string {
    return join(this.#dir, createHash('sha256').update(member).digest('hex').slice(0, 32));
  }
}

/** Version 0.1.0 kept delivery keys as they were, in files of another name: those are read as long as they lie there. */
function keyNow(table: TableName, key: string): string {
  return table === 'keys' && /[:@]/.test(key) ? keyDigest(key) : key;
}

function partsOf(specs: TableSpecs, name: string): readonly [TableName, shard: string] {
  const dot = name.indexOf('.');
  const table = tableName(specs, name.slice(0, dot));
  const shard = name.slice(dot + 1);
  if (shardId(table, shard) !== name) throw new Error(`"${name}" is no snapshot.`);
  return [table, shard];
}

async function folders(dir: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
