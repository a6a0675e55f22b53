import { Socket } from 'node:net';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import type { Rows, Tables } from '../sql/tables.ts';

export interface ConnectionsOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** Maximum of pooled connections. */
  readonly connections: number;
  /** Off for migrations, which may take minutes. */
  readonly timeouts?: boolean;
}

/** A server that vanished without closing its connections would leave every query waiting without these limits. */
const CONNECT_TIMEOUT_MS = 4_000;
const QUERY_TIMEOUT_MS = 20_000;
/**
 * Limits that the server itself keeps: a transaction whose process vanished holds its row locks no longer than that. Set
 * per transaction, as a pooler in transaction mode refuses them when connecting.
 */
const STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_TRANSACTION_TIMEOUT_MS = 10_000;
const BEGIN = [
  'begin',
  `set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  `set local idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_TIMEOUT_MS}`,
].join('; ');

const { INT8 } = pg.types.builtins;

/** The connections of this process to PostgreSQL: a pool, and single ones beside it. */
export interface Connections {
  readonly rows: Rows;
  /** Opens a connection that is not part of the pool. */
  connect(): Promise<CuttableClient>;
  /** Closes the pool's connections that got no answer since `since` (`performance.now()`): whatever waits on them fails. */
  cutSilent(since: number): void;
}

export function openConnections({ url, connections, timeouts = true }: ConnectionsOptions): Connections {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'chat-tracker',
    types: { getTypeParser },
  };
  const clients = new Set<CuttableClient>();
  class PooledClient extends CuttableClient {
    constructor(config?: pg.ClientConfig) {
      super(config);
      // Broken connections are replaced; an 'error' event without a listener would end the process.
      this.on('error', () => undefined);
      this.once('end', () => clients.delete(this));
      clients.add(this);
    }
  }
  const pool = new pg.Pool({ ...settings, max: connections, Client: PooledClient });
  pool.on('error', () => undefined);
  return {
    rows: new Kysely<Tables>({ dialect: new TimedDialect(timedPool(pool, timeouts), timeouts) }),
    async connect() {
      const client = new CuttableClient(settings);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    cutSilent(since) {
      for (const client of clients) if (client.answeredAt < since) client.cut();
    },
  };
}

/** A client whose connection can be closed while the server is silent: `end()` waits for an answer. */
export class CuttableClient extends pg.Client {
  /** When the last query was answered, or the client was created (`performance.now()`). */
  answeredAt = performance.now();
  readonly #socket: Socket;

  constructor(config?: pg.ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    this.#socket = socket;
  }

  cut(): void {
    this.#socket.destroy(Object.assign(new Error('The server does not answer.'), { code: 'ETIMEDOUT' }));
  }

  /** Runs one statement; when it is not answered in time, the connection is closed. */
  async timed<R>(
    sql: string,
    parameters: readonly unknown[],
    timeoutMs: number,
  ): Promise<PostgresQueryResult<R>> {
    let isAnswered = false;
    // When this process itself was busy for so long, the answer has arrived and is read before the second callback.
    const timer = setTimeout(() => {
      setImmediate(() => {
        if (!isAnswered) this.cut();
      });
    }, timeoutMs);
    try {
      return (await this.query(sql, [...parameters])) as unknown as PostgresQueryResult<R>;
    } finally {
      isAnswered = true;
      clearTimeout(timer);
      this.answeredAt = performance.now();
    }
  }
}

/** The pool as Kysely uses it, with a time limit for every statement. */
function timedPool(pool: pg.Pool, timeouts: boolean): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> =>
      timeouts && client instanceof CuttableClient
        ? client.timed(sql, parameters, QUERY_TIMEOUT_MS)
        : (client.query(sql, [...parameters]) as unknown as Promise<PostgresQueryResult<unknown>>);
    return {
      query: query as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    };
  };
  return {
    async connect() {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

class TimedDialect extends PostgresDialect {
  readonly #pool: PostgresPool;
  readonly #timeouts: boolean;

  constructor(pool: PostgresPool, timeouts: boolean) {
    super({ pool });
    this.#pool = pool;
    this.#timeouts = timeouts;
  }

  override createDriver(): PostgresDriver {
    const config = { pool: this.#pool };
    return this.#timeouts ? new TimedDriver(config) : new PostgresDriver(config);
  }

  override createAdapter(): PostgresAdapter {
    return new LockFreeAdapter();
  }
}

class TimedDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(BEGIN));
  }
}

/**
 * Kysely's lock for migrations belongs to a session: behind a pooler in transaction mode nobody would release it. Two
 * processes that migrate at once meet at the first table that both create: `migrate.ts`.
 */
class LockFreeAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** bigint columns as numbers: no value of this app exceeds Number.MAX_SAFE_INTEGER. */
const getTypeParser: typeof pg.types.getTypeParser = (type, format): unknown =>
  type === INT8 ? Number : pg.types.getTypeParser(type, format);
