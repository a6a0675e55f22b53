import { fork } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Answer, Asked, Order } from './messages.ts';

/** The process is gone: killed by itself, or by the test. */
export class Died extends Error {}

/** The app in a process of its own. */
export interface AppProcess {
  /** Throws `Died` when the process ended before it answered. */
  ask<T = unknown>(order: Order): Promise<T>;
  kill(): void;
  readonly died: Promise<void>;
  readonly isDead: boolean;
  /** What the app wrote about itself: warnings and worse. */
  readonly said: readonly string[];
}

const source = fileURLToPath(new URL('./child.ts', import.meta.url));
const built = fileURLToPath(new URL('../../dist/test/kill/child.js', import.meta.url));

/** Beside the built app: running the sources would take three times as long to start. */
export async function buildChild(): Promise<void> {
  const { outputText } = ts.transpileModule(await readFile(source, 'utf8'), {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  await mkdir(dirname(built), { recursive: true });
  await writeFile(built, outputText);
}

function startProcess(): AppProcess {
  const env = { PATH: process.env['PATH'] };
  const running = fork(built, [], { execArgv: [], env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const said: string[] = [];
  let next = 1;
  let isDead = false;
  running.stderr?.on('data', (data: Buffer) => said.push(data.toString()));
  running.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asked?.resolve(answer.result as never);
    else asked?.reject(new Error(answer.error));
  });
  // What is asked of a dead process fails with the others at its exit.
  running.on('error', () => undefined);
  const died = new Promise<void>((resolve) => {
    running.once('exit', (_, signal) => {
      isDead = true;
      const because = signal === 'SIGKILL' ? new Died('killed') : new Error(`ended: ${said.join('')}`);
      for (const { reject } of waiting.values()) reject(because);
      waiting.clear();
      resolve();
    });
  });
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        if (isDead) {
          reject(new Died('killed'));
          return;
        }
        const id = next++;
        waiting.set(id, { resolve, reject });
        running.send({ id, order } satisfies Asked);
      }),
    kill: () => void running.kill('SIGKILL'),
    died,
    get isDead() {
      return isDead;
    },
    said,
  };
}

/** Processes started ahead of their time. */
export class Processes {
  readonly #ready: AppProcess[] = [];
  readonly #ahead: number;

  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  take(): AppProcess {
    while (this.#ready.length <= this.#ahead) this.#ready.push(startProcess());
    const [next] = this.#ready.splice(0, 1);
    if (!next) throw new Error('no process');
    return next;
  }
  /** One that lives on may serve another scene. */
  giveBack(process: AppProcess): void {
    if (!process.isDead) this.#ready.unshift(process);
  }
  async close(): Promise<void> {
    const all = this.#ready.splice(0);
    for (const process of all) process.kill();
    await Promise.all(all.map(({ died }) => died));
  }
}
