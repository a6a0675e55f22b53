import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

export type Environment = Readonly<Record<string, string>>;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface AppProcess {
  readonly child: ChildProcess;
  readonly log: readonly string[];
  /** Resolves at the first line with these words; rejects when the process ends before. */
  said(words: string): Promise<string>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const sources = ['--import', 'tsx'];

/** The app as `npm start` runs it. */
export async function startApp(env: Environment): Promise<AppProcess> {
  const child = spawn(process.execPath, [...sources, 'src/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const listeners = new Set<() => void>();
  const hear = (line: string): void => {
    log.push(line);
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = (words: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = log.find((text) => text.includes(words));
        if (line === undefined) return;
        listeners.delete(look);
        resolve(line);
      };
      listeners.add(look);
      look();
      void exit.then(() => reject(new Error(`ended: ${log.join('\n')}`)));
    });
  await said('listening');
  return {
    child,
    log,
    said,
    async stop(signal) {
      child.kill(signal);
      await exit;
    },
  };
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of `src/operate` as npm runs it. */
export function command(env: Environment, name: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...sources, `src/cli/${name}.ts`, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        assert.ok(error === null || typeof error.code === 'number', error?.message);
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}
