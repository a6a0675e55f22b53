import type { MemberId } from '../../domain/ids.ts';
import { StoreError } from '../store-error.ts';
import type { Engine, Op, Transaction, View } from './engine.ts';
import type { Commit, HouseState } from './house-state.ts';
import { jsonCopy } from './json-copy.ts';
import type { Rows, TableName } from './tables.ts';

/** Where commits become durable. The memory house has one that only applies them. */
export interface Journaling {
  /** Durable and applied to the state when it resolves; when it rejects, neither. One at a time. */
  write(commits: readonly Commit[]): Promise<void>;
  /** Leaves no trace of what was erased. */
  purge(): Promise<void>;
  /** A copy that a house can be opened from. */
  copyTo(dir: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly state: HouseState;
  readonly journaling: Journaling;
}

interface Waiting {
  /** Runs the transaction; `undefined` when there is nothing to write, throws when it failed. */
  readonly run: (pending: PendingRows) => Commit | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One writer: everything that waits becomes one write (group commit). Memory changes only after the write, so that
 * nobody acts on what is not durable, and a write that failed has changed nothing.
 */
export function createEngine({ state, journaling }: EngineOptions): Engine {
  let queue: Waiting[] = [];
  let writer: Promise<void> | undefined;
  let closed = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      await writeBatch(batch, state, journaling);
    }
    writer = undefined;
  }

  function enqueue(run: Waiting['run']): Promise<void> {
    if (closed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => {
      queue.push({ run, resolve, reject });
      // One turn later, so that calls made together are written together.
      writer ??= Promise.resolve().then(drain);
    });
  }

  return {
    members: () => state.members(),
    get: (member, table, key) => state.table(member, table)?.get(key),
    *find(member, table, { index, from, to, newestFirst = false }) {
      const rows = state.table(member, table);
      const names = rows?.index(index);
      if (rows === undefined || names === undefined) return;
      for (const key of newestFirst ? names.descending(from, to) : names.ascending(from, to)) {
        const row = rows.get(key);
        if (row !== undefined) yield [key, row];
      }
    },
    shards: (member, table) => state.table(member, table)?.shardNames() ?? [],
    keysIn: (member, table, shard) => state.table(member, table)?.keysIn(shard) ?? [],
    count: (member, table) => state.table(member, table)?.size ?? 0,
    async commit(member, transaction) {
      const done: { result?: ReturnType<typeof transaction>['result'] } = {};
      await enqueue((pending) =>
        runTransaction(member, transaction, pending, (result) => (done.result = result)),
      );
      return done.result as ReturnType<typeof transaction>['result'];
    },
    purge: () => (closed ? Promise.reject(closedError()) : journaling.purge()),
    async erase(member) {
      await enqueue((pending) => {
        pending.erase(member);
        return { member, erased: true };
      });
      await journaling.purge();
    },
    copyTo: (dir) => (closed ? Promise.reject(closedError()) : journaling.copyTo(dir)),
    ping: () => (closed ? Promise.reject(closedError()) : journaling.ping()),
    async close() {
      if (closed) return;
      closed = true;
      await writer;
      await journaling.close();
    },
  };
}

async function writeBatch(
  batch: readonly Waiting[],
  state: HouseState,
  journaling: Journaling,
): Promise<void> {
  const pending = new PendingRows(state);
  const accepted: Waiting[] = [];
  const commits: Commit[] = [];
  for (const waiting of batch) {
    try {
      const commit = waiting.run(pending);
      accepted.push(waiting);
      if (commit !== undefined) commits.push(commit);
    } catch (error) {
      waiting.reject(error);
    }
  }
  try {
    if (commits.length > 0) await journaling.write(commits);
  } catch (error) {
    for (const waiting of accepted) waiting.reject(error);
    return;
  }
  for (const waiting of accepted) waiting.resolve();
}

function runTransaction<T>(
  member: MemberId,
  transaction: Transaction<T>,
  pending: PendingRows,
  give: (result: T) => void,
): Commit | undefined {
  const { ops, result } = transaction(pending.viewOf(member));
  give(result);
  if (ops.length === 0) return undefined;
  const copied = jsonCopy(ops);
  pending.add(member, copied.ops);
  return { member, ...copied };
}

/** Rows that the transactions of one write have set so far, over what is committed. */
class PendingRows {
  readonly #state: HouseState;
  readonly #ops = new Map<string, Op>();
  readonly #erased = new Set<MemberId>();

  constructor(state: HouseState) {
    this.#state = state;
  }

  viewOf(member: MemberId): View {
    return { get: (table, key) => this.#get(member, table, key) };
  }

  add(member: MemberId, ops: readonly Op[]): void {
    for (const op of ops) this.#ops.set(rowName(member, op.table, op.key), op);
  }

  erase(member: MemberId): void {
    this.#erased.add(member);
    for (const name of [...this.#ops.keys()]) if (name.startsWith(rowName(member))) this.#ops.delete(name);
  }

  #get<K extends TableName>(member: MemberId, table: K, key: string): Rows[K] | undefined {
    const op = this.#ops.get(rowName(member, table, key));
    if (op !== undefined) return op.row as Rows[K] | undefined;
    return this.#erased.has(member) ? undefined : this.#state.table(member, table)?.get(key);
  }
}

function rowName(...parts: readonly string[]): string {
  return JSON.stringify(parts).slice(0, -1);
}

function closedError(): StoreError {
  return new StoreError(
    'STORE_CLOSED',
    'The store was closed.',
    'Stop using it after close(); start the app again.',
  );
}
