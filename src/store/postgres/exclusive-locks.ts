import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { createKeyedMutex } from '../keyed-mutex.ts';
import { postgresError } from './postgres-error.ts';

const FIRST_WAIT_MS = 10;
const MAX_WAIT_MS = 250;
const lockedRow = z.object({ rows: z.tuple([z.object({ locked: z.boolean() })]) });

export interface ExclusiveLocks {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Advisory locks by key, across all processes. All locks of this process use one connection outside of the pool:
 * waiting for a lock must not occupy a connection that the lock's holder needs.
 */
export function createExclusiveLocks({
  connect: connectNew,
}: {
  readonly connect: () => Promise<pg.Client>;
}): ExclusiveLocks {
  const inProcess = createKeyedMutex();
  const serialize = createKeyedMutex();
  let connection: Promise<pg.Client> | undefined;

  function connected(): Promise<pg.Client> {
    connection ??= connect();
    return connection;
  }

  function connect(): Promise<pg.Client> {
    const connecting = connectNew();
    const discardConnection = (): void => {
      if (connection === connecting) connection = undefined;
    };
    connecting.then((client) => client.once('end', discardConnection), discardConnection);
    return connecting;
  }

  /** One statement at a time, as the driver requires. */
  function query(client: pg.Client, statement: string, lock: string): Promise<unknown> {
    return serialize('statement', () => client.query(statement, [lock]));
  }

  async function acquire(lock: string): Promise<pg.Client> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(MAX_WAIT_MS, wait * 2)) {
      const client = await connected();
      try {
        const answer = await query(client, 'select pg_try_advisory_lock($1::bigint) as locked', lock);
        if (lockedRow.parse(answer).rows[0].locked) return client;
      } catch (error) {
        throw postgresError(error);
      }
      await sleep(wait);
    }
  }

  return {
    run: (key, work) =>
      inProcess(key, async () => {
        const lock = lockNumber(key);
        const client = await acquire(lock);
        try {
          return await work();
        } finally {
          // A broken connection has released its locks already.
          await query(client, 'select pg_advisory_unlock($1::bigint)', lock).catch(() => undefined);
        }
      }),
    async close() {
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}

/** Advisory lock numbers are shared by all programs that use the database. */
function lockNumber(key: string): string {
  return createHash('sha256').update(`chat-tracker ${key}`).digest().readBigInt64BE().toString();
}
