import { ChildProcess } from 'node:child_process';
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { mustEnd } from './must-end.ts';
import { runCleanups } from './run-cleanup.ts';
import { recordOutput, capturedLeaks } from './captured-output.ts';

/*
 * Loaded by mocha before the tests (.mocharc.json). Captures the logs of apps in this process (test-log.ts), everything
 * that is written to the console or to stderr of this process, and all output of our child processes. After the last test
 * the run fails when a captured line contains a phone number, an e-mail address, a name, a token or a secret
 * (docs/spec.md 9). The stdout of this process belongs to mocha's reporter and is not captured.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Commands that print customer data to the operator's terminal by design, and why: their stdout is not a log. */
const programsThatShowData: Readonly<Record<string, string>> = {
  'dist/src/cli/journal.js': 'prints the journal',
  'dist/src/cli/undo.js': 'prints the values that it did not revert',
  'dist/src/cli/extract.js': 'prints the phone numbers and addresses found in its input',
  'dist/simulator/demo/main.js': 'prints a scenario with invented people',
  'dist/tools/replay/main.js': 'shows what customers wrote where --show asks for it',
};

captureChildren();
captureConsole();
captureStderr();

export const mochaHooks = {
  async afterAll(): Promise<void> {
    mustEnd();
    await runCleanups();
    const leaks = capturedLeaks();
    if (leaks.length === 0) return;
    const shown = leaks
      .slice(0, 20)
      .map((leak) => `${leak.source}: ${leak.leaks.join(', ')}\n    ${leak.line}`);
    throw new Error(
      `${String(leaks.length)} lines of output contain personal data or secrets:\n  ${shown.join('\n  ')}`,
    );
  },
};

/** The method is missing in Node's type definitions. */
interface SpawnMethod {
  spawn(options: { readonly args: readonly string[] }): number;
}

/** spawn, fork and execFile all call `ChildProcess.prototype.spawn`; spawnSync does not and is wrapped on its own. */
function captureChildren(): void {
  const prototype = ChildProcess.prototype as ChildProcess & SpawnMethod;
  const spawn = prototype.spawn;
  prototype.spawn = function (this: ChildProcess, options) {
    const result = spawn.call(this, options);
    const program = programOf(options.args);
    if (program !== undefined) {
      if (this.stderr) captureStream(this.stderr, `${program} (stderr)`);
      if (this.stdout && !Object.hasOwn(programsThatShowData, program))
        captureStream(this.stdout, `${program} (stdout)`);
    }
    return result;
  };
  const { spawnSync } = childProcess;
  childProcess.spawnSync = ((...given: Parameters<typeof spawnSync>) => {
    const result = spawnSync(...given);
    const program = programOf(['', ...(given[1] ?? [])]);
    if (program !== undefined) {
      recordOutput(`${program} (stderr)`, String(result.stderr));
      if (!Object.hasOwn(programsThatShowData, program))
        recordOutput(`${program} (stdout)`, String(result.stdout));
    }
    return result;
  }) as typeof spawnSync;
  syncBuiltinESMExports();
}

/** Path of the project's script that a child runs; `undefined` for other programs such as databases and browsers. */
function programOf(args: readonly string[]): string | undefined {
  const file = args.slice(1).find((arg) => /\.[cm]?[jt]s$/.test(arg));
  if (file === undefined || file.includes('node_modules')) return undefined;
  return file.startsWith('/') || file.startsWith('file:')
    ? relative(root, file.replace(/^file:\/\//, ''))
    : file;
}

/** Records what a stream receives without consuming it: its readers still get everything. */
function captureStream(stream: Readable, source: string): void {
  const push = stream.push;
  let incompleteLine = '';
  stream.push = function (this: Readable, chunk: Buffer | string | null, encoding?: BufferEncoding) {
    incompleteLine += chunk === null ? '\n' : chunk.toString();
    const end = incompleteLine.lastIndexOf('\n') + 1;
    recordOutput(source, incompleteLine.slice(0, end));
    incompleteLine = incompleteLine.slice(end);
    return push.call(this, chunk, encoding);
  };
}

/** Console methods that write to stdout; the others are captured at stderr. Mocha's reporter saved its `console.log` earlier. */
function captureConsole(): void {
  for (const method of ['debug', 'info', 'log'] as const) {
    const write = console[method].bind(console);
    console[method] = (...args: unknown[]) => {
      recordOutput(`console.${method}`, format(...args));
      write(...args);
    };
  }
}

function captureStderr(): void {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = ((...args: Parameters<typeof write>) => {
    recordOutput('stderr', String(args[0]));
    return write(...args);
  }) as typeof process.stderr.write;
}
