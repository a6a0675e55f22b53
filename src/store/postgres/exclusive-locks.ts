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
 * One runs at a time per key, in all processes. All locks of this process live on one connection of their own: a lock
 * that is waited for must not keep a connection from the work that holds it.
 */
export function createExclusiveLocks({
  connect: connectNew,
}: {
  readonly connect: () => Promise<pg.Client>;
}): ExclusiveLocks {
  const inProcess = createKeyedMutex();
  const oneAtATime = createKeyedMutex();
  let connection: Promise<pg.Client> | undefined;

  function connected(): Promise<pg.Client> {
    connection ??= connect();
    return connection;
  }

  function connect(): Promise<pg.Client> {
    const connecting = connectNew();
    const dropConnection = (): void => {
      if (connection === connecting) connection = undefined;
    };
    connecting.then((client) => client.once('end', dropConnection), dropConnection);
    return connecting;
  }

  /** The driver takes one statement at a time. */
  function ask(client: pg.Client, statement: string, lock: string): Promise<unknown> {
    return oneAtATime('statement', () => client.query(statement, [lock]));
  }

  async function acquire(lock: string): Promise<pg.Client> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(MAX_WAIT_MS, wait * 2)) {
      const client = await connected();
      try {
        const answer = await ask(client, 'select pg_try_advisory_lock($1::bigint) as locked', lock);
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
          // A connection that broke has given its locks back already.
          await ask(client, 'select pg_advisory_unlock($1::bigint)', lock).catch(() => undefined);
        }
      }),
    async close() {
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}

/** Advisory locks are numbers, shared by all programs that use the database. */
function lockNumber(key: string): string {
  return createHash('sha256').update(`chat-tracker ${key}`).digest().readBigInt64BE().toString();
}
