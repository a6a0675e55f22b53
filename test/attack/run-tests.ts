import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { rowsOf } from './rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const test = z.object({ fullTitle: z.string() });
const report = z.object({ passes: z.array(test), failures: z.array(test), pending: z.array(test) });
type Report = z.infer<typeof report>;

export interface TestOutcome {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/** Runs the tests whose titles name one of the rows, with mocha as the suite does. */
export async function runTestsOf(rows: readonly string[]): Promise<readonly TestOutcome[]> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-attack-'));
  const output = join(dir, 'report.json');
  try {
    const files = await testFilesOf(rows);
    if (files.length === 0) return [];
    await mocha([
      ...files,
      ...['--grep', `\\b(?:row|attack) (?:${rows.join('|')})\\b`],
      ...['--reporter', 'json', '--reporter-option', `output=${output}`],
    ]);
    return outcomesOf(report.parse(JSON.parse(await readFile(output, 'utf8'))));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function testFilesOf(rows: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of await readdir(join(root, 'test'), { recursive: true })) {
    if (!name.endsWith('.test.ts')) continue;
    const path = join(root, 'test', name);
    if (rowsOf(await readFile(path, 'utf8')).some((row) => rows.includes(row))) files.push(path);
  }
  return files;
}

/** Failed tests are an outcome like others. */
function mocha(args: readonly string[]): Promise<void> {
  const script = resolve(root, 'node_modules/mocha/bin/mocha.js');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', fail);
    child.once('exit', () => done());
  });
}

function outcomesOf({ passes, failures, pending }: Report): readonly TestOutcome[] {
  const named = (tests: Report['passes'], outcome: TestOutcome['outcome']): readonly TestOutcome[] =>
    tests.map(({ fullTitle }) => ({ title: fullTitle, outcome }));
  return [...named(passes, 'passed'), ...named(failures, 'failed'), ...named(pending, 'skipped')];
}
