import { setTimeout as sleep } from 'node:timers/promises';
import type { CuttableClient } from './connections.ts';

export interface HeartbeatOptions {
  readonly connect: () => Promise<CuttableClient>;
  /** Statement that tells the other processes that this one lives, and its parameters. */
  readonly statement: string;
  readonly parameters: readonly unknown[];
  /** How long other processes believe one heartbeat, in ms. */
  readonly leaseMs: number;
  /** A heartbeat that was sent at `sentAt` (`performance.now()`) was not answered. */
  readonly onSilence: (sentAt: number) => void;
  /** Called after each answered heartbeat. `recovered`: the server did not answer before. */
  readonly onBeat: (recovered: boolean) => Promise<void>;
}

/** Proves to the other processes that this one lives, and to this one that the server answers and takes writes. */
export interface Heartbeat {
  /** Whether the other processes take this one for alive, for `marginMs` at least. */
  isAlive(marginMs: number): boolean;
  /** Whether the last heartbeat failed. */
  isDown(): boolean;
  stop(): Promise<void>;
}

/** Parts of the lease's length. */
const INTERVAL_SHARE = 1 / 5;
const TIMEOUT_SHARE = 1 / 4;
const RETRY_MS = 500;

/** Starts the heartbeat on a connection of its own; rejects when the first one fails. */
export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  const { connect, statement, parameters, leaseMs, onSilence, onBeat } = options;
  const stopping = new AbortController();
  let client: CuttableClient | undefined;
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let down = false;

  const beatOnce = async (): Promise<void> => {
    const sentAt = performance.now();
    try {
      client ??= await connect();
      await client.timed(statement, parameters, leaseMs * TIMEOUT_SHARE);
    } catch (error) {
      client?.cut();
      client = undefined;
      if (performance.now() - sentAt >= leaseMs * TIMEOUT_SHARE) onSilence(sentAt);
      throw error;
    }
    confirmedAt = sentAt;
  };
  const beat = async (): Promise<void> => {
    // A connection may end while the server is well, such as by a restart of it: then a new one works.
    await beatOnce().catch(beatOnce);
    const recovered = down;
    down = false;
    await onBeat(recovered);
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const wait = down ? RETRY_MS : leaseMs * INTERVAL_SHARE;
      await sleep(wait, undefined, { signal: stopping.signal, ref: false })
        .then(beat)
        .catch(() => {
          down = !stopping.signal.aborted;
        });
    }
  };

  await beat();
  const running = run();
  return {
    isAlive: (marginMs) => performance.now() + marginMs < confirmedAt + leaseMs,
    isDown: () => down,
    async stop() {
      stopping.abort();
      client?.cut();
      await running;
      client?.cut();
    },
  };
}
