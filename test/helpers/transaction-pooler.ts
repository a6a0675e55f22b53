import { createServer, Socket, type AddressInfo } from 'node:net';
import pg from 'pg';

/** A pooler in transaction mode, as PgBouncer: each transaction runs in another session of the server. */
export interface TransactionPooler {
  /** `address` with this pooler's port instead of the server's. */
  through(address: string): string;
  close(): Promise<void>;
}

interface ServerSession {
  readonly socket: Socket;
  /** Who uses the session now. */
  user: Frontend | undefined;
}

interface Frontend {
  readonly socket: Socket;
  session: ServerSession | undefined;
  /** Queries that were sent and not answered yet. */
  pending: number;
}

const SESSIONS = 5;
const STARTUP_PARAMETERS = new Set(['user', 'database', 'application_name', 'client_encoding']);
const AUTHENTICATION_OK = Buffer.from('R\0\0\0\u0008\0\0\0\0', 'latin1');
const READY = Buffer.from('Z\0\0\0\u0005I', 'latin1');

export async function startTransactionPooler(address: string): Promise<TransactionPooler> {
  const free: ServerSession[] = [];
  const all: ServerSession[] = [];
  const waiting: (() => void)[] = [];
  for (let n = 0; n < SESSIONS; n += 1) {
    const session = await openSession(address);
    forEachMessage(session.socket, false, (type, message) => {
      const { user } = session;
      user?.socket.write(message);
      if (type !== 'Z' || user === undefined) return;
      user.pending -= 1;
      if (user.pending > 0 || message.toString('latin1', 5) !== 'I') return;
      user.session = undefined;
      session.user = undefined;
      free.push(session);
      waiting.shift()?.();
    });
    free.push(session);
    all.push(session);
  }
  const pooler = createServer((socket) => {
    socket.on('error', () => undefined);
    const frontend: Frontend = { socket, session: undefined, pending: 0 };
    let sending = Promise.resolve();
    const send = async (type: string, message: Buffer): Promise<void> => {
      while (frontend.session === undefined) {
        const session = free.shift();
        if (session) {
          session.user = frontend;
          frontend.session = session;
        } else await new Promise<void>((resolve) => waiting.push(resolve));
      }
      if (type === 'Q' || type === 'S') frontend.pending += 1;
      frontend.session.socket.write(message);
    };
    forEachMessage(socket, true, (type, message) => {
      if (type === 'X') socket.end();
      else if (type !== '') sending = sending.then(() => send(type, message));
      else if (hasOtherParameters(message)) socket.destroy();
      else socket.write(Buffer.concat([AUTHENTICATION_OK, READY]));
    });
  });
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
  const { port } = pooler.address() as AddressInfo;
  return {
    through(other) {
      const url = new URL(other);
      url.port = String(port);
      return url.href;
    },
    async close() {
      for (const { socket } of all) socket.destroy();
      await new Promise((resolve) => pooler.close(resolve));
    },
  };
}

/** A session that is logged in; from then on its bytes are the pooler's. */
async function openSession(address: string): Promise<ServerSession> {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: address, stream: () => socket });
  client.on('error', () => undefined);
  await client.connect();
  socket.removeAllListeners('data');
  return { socket, user: undefined };
}

/** PgBouncer refuses parameters that it does not know. */
function hasOtherParameters(startup: Buffer): boolean {
  const parts = startup.toString('latin1', 8).split('\0');
  return parts.some((name, index) => index % 2 === 0 && name !== '' && !STARTUP_PARAMETERS.has(name));
}

/** Splits a stream into messages of PostgreSQL's protocol; the startup message has no type. */
function forEachMessage(
  socket: Socket,
  hasStartup: boolean,
  onMessage: (type: string, message: Buffer) => void,
): void {
  let buffered = Buffer.alloc(0);
  let isStartup = hasStartup;
  socket.on('data', (data: Buffer) => {
    buffered = Buffer.concat([buffered, data]);
    for (;;) {
      const typeLength = isStartup ? 0 : 1;
      if (buffered.length < typeLength + 4) return;
      const length = typeLength + buffered.readInt32BE(typeLength);
      if (buffered.length < length) return;
      const message = buffered.subarray(0, length);
      buffered = buffered.subarray(length);
      const type = isStartup ? '' : String.fromCharCode(message[0] ?? 0);
      isStartup = false;
      onMessage(type, message);
    }
  });
}
