import { execFile } from 'node:child_process';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { printFigure, verdict } from './print-figure.ts';

const run = promisify(execFile);
/** The last commit of version 0.1.0's own store. */
const OLD_COMMIT = 'aec5f92';
const COUNT = 200_000;
/** Bar: time and memory / version 0.1.0's. */
const MAX_RATIO = 1 / 4;
const REPETITIONS = 3;

const root = fileURLToPath(new URL('../../', import.meta.url));
const cost = z.object({ ms: z.number(), bytes: z.number() });
type Cost = z.infer<typeof cost>;

/**
 * Measures the start with much data: this store and that of version 0.1.0, on the same data, alternating, each in a process
 * of its own.
 */
export async function benchStart(dir: string): Promise<void> {
  const old = join(dir, 'version-0.1.0');
  try {
    await extractOldSources(old);
  } catch (error) {
    console.log(`store start: skipped: the sources of version 0.1.0 are not available. ${String(error)}`);
    return;
  }
  const [oldData, data] = [join(dir, 'data-0.1.0'), join(dir, 'data')];
  await runOld(old, ['fill', oldData, String(COUNT)]);
  // The import fills the new folder with the same data.
  await run('cp', ['-a', oldData, data]);
  const imported = await openNew(data);
  const [before, now]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < REPETITIONS; round += 1) {
    before.push(await runOld(old, ['open', oldData, String(COUNT)]));
    now.push(await openNew(data));
  }
  const median = (costs: readonly Cost[], figure: keyof Cost): number =>
    [...costs].sort((a, b) => a[figure] - b[figure])[costs.length >>> 1]?.[figure] ?? 0;
  const what = `${COUNT / 1000}k bindings, ${COUNT / 1000}k journal entries`;
  for (const [name, figure, unit] of [
    ['ms until it is open', 'ms', 1],
    ['MB at most', 'bytes', 1024 * 1024],
  ] as const) {
    const [mine, its] = [median(now, figure), median(before, figure)];
    const figures = `${Math.round(mine / unit)}, ${Math.round(its / unit)}`;
    printFigure(
      `store start, ${what}: ${name} / version 0.1.0's`,
      `${(mine / its).toFixed(3)}   ${verdict(mine / its, MAX_RATIO)}   (${figures})`,
    );
  }
  printFigure(
    `store start: the first one, which imports the data of version 0.1.0`,
    `${Math.round(imported.ms)} ms`,
  );
}

async function extractOldSources(old: string): Promise<void> {
  await mkdir(old, { recursive: true });
  await run(
    'sh',
    ['-c', `git archive ${OLD_COMMIT} src package.json tsconfig.json | tar -x -C "$1"`, 'sh', old],
    {
      cwd: root,
    },
  );
  await symlink(join(root, 'node_modules'), join(old, 'node_modules'));
  await copyFile(join(root, 'bench/store/version-0.1.0.mjs'), join(old, 'bench.mjs'));
}

async function runOld(old: string, args: readonly string[]): Promise<Cost> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'bench.mjs', ...args], { cwd: old });
  return cost.parse(JSON.parse(stdout));
}

async function openNew(data: string): Promise<Cost> {
  const script = join(root, 'bench/store/open-child.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, data, String(COUNT)], {
    cwd: root,
  });
  return cost.parse(JSON.parse(stdout));
}
