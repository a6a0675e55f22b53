import { ChildProcess } from 'node:child_process';
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { closeAll } from './at-end.ts';
import { hear, heardLeaks } from './heard.ts';

/*
 * Loaded by mocha before the tests (.mocharc.json). Hears what apps in this process log (test-log.ts), what anything in
 * this process writes to the console or to stderr, and all that child processes of ours write. At the end nothing of it
 * may hold a number, an address, a name, a token or a secret (spec 9). The stdout of this process is the reporter's.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Programs that show an operator what they were asked for, on the operator's own terminal: their stdout is no log. */
const shownOnPurpose: Readonly<Record<string, string>> = {
  'src/cli/journal.ts': 'shows the journal to who runs the app',
  'src/cli/undo.ts': 'names the values that it left alone',
  'src/cli/extract.ts': 'answers with the numbers and addresses that it was given',
  // The tests of it look at what it shows without being asked to.
  'tools/replay/main.ts': 'shows what customers wrote where --show asks for it',
  'simulator/demo/main.ts': 'tells a story of people that do not exist',
};

hearChildren();
hearConsole();
hearStderr();

export const mochaHooks = {
  async afterAll(): Promise<void> {
    await closeAll();
    const leaks = heardLeaks();
    if (leaks.length === 0) return;
    const shown = leaks
      .slice(0, 20)
      .map((leak) => `${leak.from}: ${leak.leaks.join(', ')}\n    ${leak.line}`);
    throw new Error(`${String(leaks.length)} log lines give something away:\n  ${shown.join('\n  ')}`);
  },
};

/** In no type of Node's. */
interface Door {
  spawn(options: { readonly args: readonly string[] }): number;
}

/** The one door that spawn, fork and execFile go through; a synchronous child has another. */
function hearChildren(): void {
  const door = ChildProcess.prototype as ChildProcess & Door;
  const spawn = door.spawn;
  door.spawn = function (this: ChildProcess, options) {
    const result = spawn.call(this, options);
    const program = programOf(options.args);
    if (program !== undefined) {
      if (this.stderr) tap(this.stderr, `${program} (stderr)`);
      if (this.stdout && !Object.hasOwn(shownOnPurpose, program)) tap(this.stdout, `${program} (stdout)`);
    }
    return result;
  };
  const { spawnSync } = childProcess;
  childProcess.spawnSync = ((...given: Parameters<typeof spawnSync>) => {
    const result = spawnSync(...given);
    const program = programOf(['', ...(given[1] ?? [])]);
    if (program !== undefined) {
      hear(`${program} (stderr)`, String(result.stderr));
      if (!Object.hasOwn(shownOnPurpose, program)) hear(`${program} (stdout)`, String(result.stdout));
    }
    return result;
  }) as typeof spawnSync;
  syncBuiltinESMExports();
}

/** The file of ours that a child runs; databases and browsers are not ours. */
function programOf(args: readonly string[]): string | undefined {
  const file = args.slice(1).find((arg) => /\.[cm]?[jt]s$/.test(arg));
  if (file === undefined || file.includes('node_modules')) return undefined;
  return file.startsWith('/') || file.startsWith('file:')
    ? relative(root, file.replace(/^file:\/\//, ''))
    : file;
}

/** Hears what a stream brings, without reading from it: whoever reads it gets all. */
function tap(stream: Readable, from: string): void {
  const push = stream.push;
  let rest = '';
  stream.push = function (this: Readable, chunk: Buffer | string | null, encoding?: BufferEncoding) {
    rest += chunk === null ? '\n' : chunk.toString();
    const end = rest.lastIndexOf('\n') + 1;
    hear(from, rest.slice(0, end));
    rest = rest.slice(end);
    return push.call(this, chunk, encoding);
  };
}

/** What goes to stdout; the rest is heard at stderr. The reporter took its `console.log` before this. */
function hearConsole(): void {
  for (const method of ['debug', 'info', 'log'] as const) {
    const write = console[method].bind(console);
    console[method] = (...args: unknown[]) => {
      hear(`console.${method}`, format(...args));
      write(...args);
    };
  }
}

function hearStderr(): void {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = ((...args: Parameters<typeof write>) => {
    hear('stderr', String(args[0]));
    return write(...args);
  }) as typeof process.stderr.write;
}
