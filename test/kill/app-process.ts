import { fork } from 'node:child_process';
import { compiledBeside } from '../helpers/compiled-beside.ts';
import type { Reply, CommandMessage, Command } from './messages.ts';

/** The process was killed, by itself or by the test, before it replied. */
export class ProcessDied extends Error {}

/** The app in a process of its own. */
export interface AppProcess {
  /** Sends a command. Rejects with `ProcessDied` when the process is killed before it replies. */
  request<T = unknown>(order: Command): Promise<T>;
  kill(): void;
  /** Stops the process where it is (SIGSTOP), like a machine that is suspended, until `resume`. */
  suspend(): void;
  resume(): void;
  readonly exited: Promise<void>;
  readonly hasExited: boolean;
  /** The app's log: warnings and errors. */
  readonly stderrChunks: readonly string[];
}

/** child.ts; starting from the sources would take three times as long. */
let compiled: string | undefined;

function startProcess(): AppProcess {
  compiled ??= compiledBeside('test/kill/child.ts');
  const env = { PATH: process.env['PATH'] };
  const child = fork(compiled, [], { execArgv: [], env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const pending = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const stderrChunks: string[] = [];
  let next = 1;
  let hasExited = false;
  child.stderr?.on('data', (data: Buffer) => stderrChunks.push(data.toString()));
  child.on('message', (reply: Reply) => {
    const request = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.ok) request?.resolve(reply.result as never);
    else request?.reject(new Error(reply.error));
  });
  // A failed send is reported by the exit handler, which rejects all pending requests.
  child.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (_, signal) => {
      hasExited = true;
      const error =
        signal === 'SIGKILL'
          ? new ProcessDied('killed')
          : new Error(`the app ended: ${stderrChunks.join('')}`);
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      resolve();
    });
  });
  return {
    request: (command) =>
      new Promise((resolve, reject) => {
        if (hasExited) {
          reject(new ProcessDied('killed'));
          return;
        }
        const id = next++;
        pending.set(id, { resolve, reject });
        child.send({ id, command } satisfies CommandMessage);
      }),
    kill: () => void child.kill('SIGKILL'),
    suspend: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    exited,
    get hasExited() {
      return hasExited;
    },
    stderrChunks,
  };
}

/** Processes that are started in advance. */
export class ProcessPool {
  readonly #ready: AppProcess[] = [];
  readonly #spare: number;

  /** `spare`: how many idle processes are kept running. */
  constructor(spare: number) {
    this.#spare = spare;
  }

  acquire(): AppProcess {
    while (this.#ready.length <= this.#spare) this.#ready.push(startProcess());
    const [next] = this.#ready.splice(0, 1);
    if (!next) throw new Error('no process');
    return next;
  }
  /** Returns a process that may run another scene. */
  release(process: AppProcess): void {
    if (!process.hasExited) this.#ready.unshift(process);
  }
  async close(): Promise<void> {
    const all = this.#ready.splice(0);
    for (const process of all) process.kill();
    await Promise.all(all.map(({ exited }) => exited));
  }
}
