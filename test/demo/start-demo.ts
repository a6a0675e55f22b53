import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The demo as its own process, as `npm run demo` starts it. */
export interface RunningDemo {
  /** What the terminal shows so far. */
  readonly output: string;
  /** Resolves with everything printed, once it holds this; rejects when the demo ends without it. */
  printed(text: string | RegExp): Promise<string>;
  /** Exit code once it has ended by itself. */
  ended(): Promise<number | null>;
  /** Ctrl-C. */
  stop(): Promise<number | null>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export function startDemo(args: readonly string[] = [], env: Record<string, string> = {}): RunningDemo {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/demo/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, DEMO_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  let output = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      look();
    });
  }
  const holds = (text: string | RegExp): boolean =>
    typeof text === 'string' ? output.includes(text) : text.test(output);
  return {
    get output() {
      return output;
    },
    printed: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (holds(text)) resolve(output);
        };
        void exit.then(() => {
          reject(new Error(`The demo ended without "${String(text)}":\n${output}`));
        });
        look();
      }),
    ended: () => exit,
    stop() {
      if (child.exitCode === null) child.kill('SIGINT');
      return exit;
    },
  };
}
