import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { compiledBeside } from '../../test/helpers/compiled-beside.ts';
import { appReply, memory, type AppOptions, type Memory, type AppCommand } from './app-options.ts';

/** A command without its id. */
type Request = AppCommand extends infer C ? (C extends AppCommand ? Omit<C, 'id'> : never) : never;

/** The app in a process of its own. */
export interface AppProcess {
  readonly url: string;
  readonly port: number;
  request(command: Request): Promise<unknown>;
  memory(): Promise<Memory>;
  /** SIGKILL: the app cannot finish anything. */
  kill(): Promise<void>;
  /** Graceful shutdown. */
  stop(): Promise<void>;
}

/** Starts the app and waits until it listens. Rejects when it exits before. */
export async function startAppProcess(
  options: AppOptions,
  execArgv: readonly string[] = [],
): Promise<AppProcess> {
  const script = compiledBeside('bench/process/run-app.ts', ['bench/process']);
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: ['--expose-gc', ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await readyPort(child);
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  child.on('message', (message) => {
    const reply = appReply.parse(message);
    if (!('id' in reply)) return;
    pending.get(reply.id)?.resolve(reply.value);
    pending.delete(reply.id);
  });
  const exited = once(child, 'exit').then(() => {
    for (const { reject } of pending.values()) reject(new Error('the app exited before it replied'));
  });
  const sendRequest = (command: Request): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      child.send({ id: lastId, ...command });
    });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    request: sendRequest,
    memory: async () => memory.parse(await sendRequest({ kind: 'memory' })),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      await sendRequest({ kind: 'stop' });
      await exited;
    },
  };
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const reply = appReply.parse(message);
      if ('ready' in reply) resolve(reply.ready);
      else reject(new Error('the app did not report its port'));
    });
    child.once('exit', (code) => {
      reject(new Error(`the app exited with ${String(code)} before it listened`));
    });
  });
}
