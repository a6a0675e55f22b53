import pg from 'pg';
import { z } from 'zod';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { StoreError } from '../store-error.ts';
import { databaseError, isWorthRepeating } from './database-error.ts';

export type Parameter = string | number | boolean | null | readonly (string | number | null)[];

/** SQL in, checked rows out. */
export interface Sql {
  rows<T>(schema: z.ZodType<T>, text: string, parameters: readonly Parameter[]): Promise<readonly T[]>;
  run(text: string, parameters: readonly Parameter[]): Promise<void>;
}

export interface Database extends Sql {
  /** All of it or nothing; runs it again when the database says that two got into each other's way. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** A connection of its own, outside the pool. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly connections: number;
  readonly at: OnCrashPoint;
}

const attempts = 4;

export function openDatabase({ url, connections, at }: DatabaseOptions): Database {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'chat-tracker',
  };
  const pool = new pg.Pool({ ...settings, max: connections });
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  let closed = false;

  const open = (): void => {
    if (closed)
      throw new StoreError(
        'STORE_CLOSED',
        'The store was closed.',
        'Stop using it after close(); start the app again.',
      );
  };

  return {
    async rows(schema, text, parameters) {
      open();
      return translated(() => sqlOf(pool).rows(schema, text, parameters));
    },
    async run(text, parameters) {
      open();
      return translated(() => sqlOf(pool).run(text, parameters));
    },
    async transaction(work) {
      open();
      return translated(() => repeated(() => once(pool, at, work)));
    },
    async connect() {
      open();
      const client = new pg.Client(settings);
      client.on('error', () => undefined);
      await translated(() => client.connect());
      return client;
    },
    async close() {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}

async function once<T>(pool: pg.Pool, at: OnCrashPoint, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const result = await work(sqlOf(client));
    at('commit.leaving');
    await client.query('commit');
    at('commit.done');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isWorthRepeating(error)) throw error;
    }
  }
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw databaseError(error);
  }
}

function sqlOf(client: Pick<pg.ClientBase, 'query'> | pg.Pool): Sql {
  return {
    async rows(schema, text, parameters) {
      const { rows } = await client.query<Record<string, unknown>>(text, [...parameters]);
      return z.array(schema).parse(rows);
    },
    async run(text, parameters) {
      await client.query(text, [...parameters]);
    },
  };
}
