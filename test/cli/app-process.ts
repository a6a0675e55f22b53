import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compiledProgram } from '../helpers/compiled-program.ts';

export type Environment = Readonly<Record<string, string>>;

/** The app in a process of its own, as `npm start` runs it. */
export interface AppProcess {
  /** Lines of stdout and stderr so far. */
  readonly log: readonly string[];
  /** Resolves with the first line that contains the text; rejects when the process exits before. */
  waitForLog(text: string): Promise<string>;
  /** Resolves with the exit code; `null` after a signal. */
  readonly exited: Promise<number | null>;
  /** Sends the signal and resolves like `exited`. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export function spawnApp(env: Environment): AppProcess {
  const child = spawn(process.execPath, [compiledProgram('main')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const listeners = new Set<() => void>();
  const addLine = (line: string): void => {
    log.push(line);
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on('line', addLine);
  createInterface({ input: child.stderr }).on('line', addLine);
  // `close` comes after the streams have ended, so `log` is complete.
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    log,
    exited,
    waitForLog: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const line = log.find((entry) => entry.includes(text));
          if (line === undefined) return;
          listeners.delete(check);
          resolve(line);
        };
        listeners.add(check);
        check();
        void exited.then(() => reject(new Error(`the app exited without "${text}":\n${log.join('\n')}`)));
      }),
    stop(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** Starts the app and waits until it listens. */
export async function startApp(env: Environment): Promise<AppProcess> {
  const app = spawnApp(env);
  await app.waitForLog('listening');
  return app;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of src/cli, as npm does. */
export function runCommand(env: Environment, name: string, ...args: string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiledProgram(`cli/${name}`), ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        assert.ok(error === null || typeof error.code === 'number', error?.message);
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}
