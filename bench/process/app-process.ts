import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { answer, memory, type AppOptions, type Memory, type Question } from './app-options.ts';

type Ask = Question extends infer Q ? (Q extends { ask: string } ? Omit<Q, 'id'> : never) : never;

/** The app in a process of its own. */
export interface AppProcess {
  readonly url: string;
  readonly port: number;
  ask(what: Ask): Promise<unknown>;
  memory(): Promise<Memory>;
  /** SIGKILL: nothing is drained, nothing is said. */
  kill(): Promise<void>;
  /** Drains and ends. */
  stop(): Promise<void>;
}

/** Starts the app and waits until it listens. Rejects when it ends before. */
export async function startAppProcess(
  options: AppOptions,
  execArgv: readonly string[] = [],
): Promise<AppProcess> {
  const script = fileURLToPath(new URL('./run-app.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx', '--expose-gc', ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await readyPort(child);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message) => {
    const told = answer.parse(message);
    if (!('id' in told)) return;
    waiting.get(told.id)?.resolve(told.value);
    waiting.delete(told.id);
  });
  const gone = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the app ended before it answered'));
  });
  const ask = (what: Ask): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, ...what });
    });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    ask,
    memory: async () => memory.parse(await ask({ ask: 'memory' })),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      await ask({ ask: 'stop' });
      await gone;
    },
  };
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const told = answer.parse(message);
      if ('ready' in told) resolve(told.ready);
      else reject(new Error('the app did not say where it listens'));
    });
    child.once('exit', (code) => {
      reject(new Error(`the app ended with ${String(code)} before it listened`));
    });
  });
}
