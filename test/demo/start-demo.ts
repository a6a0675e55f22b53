import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledBeside, simulatorFolders } from '../helpers/compiled-beside.ts';

/** The demo in a process of its own, as `npm run demo` starts it, but from compiled modules. */
export interface RunningDemo {
  /** Output so far. */
  readonly output: string;
  /** Resolves with the whole output when it contains the text; rejects when the demo exits without it. */
  waitForOutput(text: string | RegExp): Promise<string>;
  /** Resolves with the exit code when the demo exits. */
  exited(): Promise<number | null>;
  /** Sends SIGINT (Ctrl-C) and resolves like `exited`. */
  stop(): Promise<number | null>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

let program: string | undefined;

function compiledDemo(): string {
  if (program === undefined) {
    program = compiledBeside('simulator/demo/main.ts', simulatorFolders);
    const page = 'simulator/demo/page';
    cpSync(join(root, page), join(root, 'dist', page), { recursive: true });
  }
  return program;
}

/** As npm starts it; loading all of it this way takes three times as long. */
export const fromSources = ['--import', 'tsx', 'simulator/demo/main.ts'] as const;

export function startDemo(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  start: readonly string[] = [compiledDemo()],
): RunningDemo {
  const child = spawn(process.execPath, [...start, ...args], {
    cwd: root,
    env: { ...process.env, DEMO_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  let output = '';
  let check = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      check();
    });
  }
  const contains = (text: string | RegExp): boolean =>
    typeof text === 'string' ? output.includes(text) : text.test(output);
  return {
    get output() {
      return output;
    },
    waitForOutput: (text) =>
      new Promise((resolve, reject) => {
        check = () => {
          if (contains(text)) resolve(output);
        };
        void exit.then(() => {
          reject(new Error(`the demo exited without "${String(text)}":\n${output}`));
        });
        check();
      }),
    exited: () => exit,
    stop() {
      if (child.exitCode === null) child.kill('SIGINT');
      return exit;
    },
  };
}
