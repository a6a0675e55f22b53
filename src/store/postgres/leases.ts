import { randomUUID } from 'node:crypto';
import { createKeyedMutex } from '../keyed-mutex.ts';
import { SCHEMA } from '../sql/dialect.ts';
import type { Rows } from '../sql/tables.ts';
import { closedError, StoreError } from '../store-error.ts';
import type { Connections } from './connections.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import { createLeaseContext, type Lease } from './lease-context.ts';
import {
  claimTurn,
  deadProcesses,
  deleteLease,
  deleteOldProcesses,
  deleteProcess,
  HEARTBEAT,
  heldByOthers,
  isStored,
  takeLease,
} from './lease-rows.ts';
import { postgresError } from './postgres-error.ts';
import { createWaitUntilFree } from './wait-until-free.ts';

export interface LeasesOptions {
  readonly connections: Connections;
  /** How long a process that shows no sign of life keeps its leases, in ms. */
  readonly leaseMs: number;
  /** The server answers again, or another process has died: work may wait that nobody does. */
  readonly onRecovery: () => void;
}

/**
 * Work that only one process of a database may do at a time (docs/decisions/0038-leases-with-an-epoch.md). A lease is a row
 * with its holder and an epoch; a process keeps its leases as long as its heartbeat reaches the database. Every
 * transaction of the holder checks the row (`fence`), so that nothing is stored by a process that lost its lease
 * without knowing it.
 */
export interface Leases {
  /** Runs `work` while this process holds the lease of this name; waits for other holders. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** For a transaction: rejects with `LEASE_LOST` when a lease that the calling work runs under has another holder. */
  fence(transaction: Rows): Promise<void>;
  /** Whether the calling work runs under a lease. */
  isInside(): boolean;
  /** Runs `work` as if it were outside of any lease. */
  outside<T>(work: () => T): T;
  /** Throws `LEASE_LOST` when another process may hold a lease that the calling work runs under, or will within seconds. */
  requireHeld(): void;
  /** Whether this process is the one that does this job now; at most one of all processes within `everyMs`. */
  claimTurn(name: string, everyMs: number): Promise<boolean>;
  /** Throws `STORE_UNREACHABLE` while the server does not answer heartbeats, `STORE_CLOSED` after `close`. */
  requireServer(): void;
  close(): Promise<void>;
}

/** Requests to a portal that change something are not sent in this last part of a lease: they are not fenced. */
const UNFENCED_MARGIN_SHARE = 1 / 3;

export async function openLeases(options: LeasesOptions): Promise<Leases> {
  const { connections, leaseMs, onRecovery } = options;
  const rows = connections.rows.withSchema(SCHEMA);
  const holder = randomUUID();
  const context = createLeaseContext();
  const release = createRelease((lease) => deleteLease(rows, holder, lease));
  await deleteOldProcesses(rows);
  const hasNewDead = createDeadWatch(() => deadProcesses(rows));
  const heartbeat = await startHeartbeat({
    connect: connections.connect,
    statement: HEARTBEAT,
    parameters: [holder, leaseMs],
    leaseMs,
    onSilence: connections.cutSilent,
    async onBeat(recovered) {
      release.retry();
      if ((await hasNewDead()) || recovered) onRecovery();
    },
  });
  const server = createServerState(heartbeat);
  const acquire = createAcquire(rows, holder, server.require);
  const inProcess = createKeyedMutex();
  return {
    hold: (name, work) =>
      inProcess(name, async () => {
        const lease = await acquire(name);
        try {
          return await context.run(lease, work);
        } finally {
          if (lease.state === 'held') lease.state = 'released';
          await release.now(lease);
        }
      }),
    fence: (transaction) => context.requireStored((lease) => isStored(transaction, holder, lease)),
    isInside: context.isInside,
    outside: context.outside,
    requireHeld() {
      context.require(() => heartbeat.isAlive(leaseMs * UNFENCED_MARGIN_SHARE));
    },
    claimTurn: (name, everyMs) =>
      claimTurn(rows, name, everyMs).catch((error: unknown) => {
        throw postgresError(error);
      }),
    requireServer: server.require,
    async close() {
      server.close();
      await heartbeat.stop();
      await deleteProcess(rows, holder).catch(() => undefined);
    },
  };
}

/** Takes leases; waits while another process holds them. */
function createAcquire(
  rows: Rows,
  holder: string,
  requireServer: () => void,
): (name: string) => Promise<Lease> {
  const waitUntilFree = createWaitUntilFree((names) => heldByOthers(rows, holder, names));
  return async (name) => {
    for (;;) {
      requireServer();
      try {
        const epoch = await takeLease(rows, holder, name);
        if (epoch !== undefined) return { name, epoch, state: 'held' };
        await waitUntilFree(name);
      } catch (error) {
        throw postgresError(error);
      }
    }
  };
}

/** Whether a process died since the last call; those that were dead before the first one count, too. */
function createDeadWatch(deadProcesses: () => Promise<readonly string[]>): () => Promise<boolean> {
  let known = new Set<string>();
  return async () => {
    const dead = await deadProcesses();
    const isNew = dead.some((id) => !known.has(id));
    known = new Set(dead);
    return isNew;
  };
}

interface Release {
  /** Never rejects. */
  now(lease: Lease): Promise<void>;
  /** Releases what could not be released while the server was silent: this process lives, so nobody takes it over. */
  retry(): void;
}

function createRelease(deleteRow: (lease: Lease) => Promise<void>): Release {
  const unreleased = new Set<Lease>();
  const now = async (lease: Lease): Promise<void> => {
    unreleased.add(lease);
    await deleteRow(lease).then(
      () => unreleased.delete(lease),
      () => undefined,
    );
  };
  return {
    now,
    retry() {
      for (const lease of unreleased) void now(lease);
    },
  };
}

function createServerState(heartbeat: Heartbeat): {
  readonly require: () => void;
  readonly close: () => void;
} {
  let closed = false;
  return {
    require() {
      if (closed) throw closedError();
      if (heartbeat.isDown())
        throw new StoreError(
          'STORE_UNREACHABLE',
          'PostgreSQL does not answer.',
          'Check that the server of DATABASE_URL runs and can be reached; the app continues by itself.',
        );
    },
    close() {
      closed = true;
    },
  };
}
