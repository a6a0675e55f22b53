import { startPostgresIfPossible } from '../store/postgres/server.ts';
import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import { buildChild, Processes } from './child-process.ts';
import type { Job, Report, RunOptions } from './kills.ts';
import { byChance, everyVisit, expectedOf, runJobs, seeded, total } from './kills.ts';
import { scenes, underLoad } from './scenes.ts';

/*
 * Kills the app at every write point, and by chance, and looks at what is left: `npm run kill [seed]`. Ends with 1 when
 * anything is lost or there twice.
 */

/** What these leave half done differs with every visit; the others are the same again. */
const deep = new Set<CrashPoint>([
  'history.stored',
  'sweep.noted',
  'intent.stored',
  'request.leaving',
  'request.answered',
  'batch.chunked',
  'changes.made',
  'outcome.recorded',
  'undo.intended',
  'undo.reverted',
  'undo.recorded',
  'token.granted',
  'token.stored',
]);
const most = (point: CrashPoint): number => (deep.has(point) ? 3 : 1);

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const random = seeded(seed);
console.log(`seed ${seed}`);
await buildChild();
const processes = new Processes(3);
const began = performance.now();
const reports: Report[] = [];

async function play(name: string, jobs: readonly Job[], options: RunOptions): Promise<void> {
  const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;
  const onRun = (done: number, count: number): void => {
    if (done % 50 === 0) console.log(`  ${done} of ${count} runs (${seconds()})`);
  };
  const report = await runJobs(jobs, { ...options, onRun });
  reports.push(report);
  const { kills, notReached, lost, surplus, wrong } = report;
  console.log(`${name}: ${total(kills)} kills, lost ${lost}, surplus ${surplus} (${seconds()})`);
  if (notReached > 0) console.log(`  not reached this time: ${notReached}`);
  for (const found of wrong) console.log(found);
}

const expected = await expectedOf(scenes, processes);
await play('every visit', everyVisit(expected, most), { expected, processes });
await play('by chance, three in a row', byChance(expected, random, 40, 3), { expected, processes });
const load = await expectedOf([underLoad], processes);
await play('under load, five in a row', byChance(load, random, 20, 5), { expected: load, processes });
const server = await startPostgresIfPossible();
if (server) {
  const jobs = [...expected.keys()]
    .filter(({ keeps }) => keeps !== true)
    .flatMap((scene) =>
      (['commit.leaving', 'commit.done'] as const).map((point) => ({ scene, plans: [{ point, visit: 3 }] })),
    );
  await play('PostgreSQL', jobs, { expected, processes, newDatabase: server.newDatabase });
  await server.stop();
}
await processes.close();

console.log('\nkills by point');
for (const point of [...(Object.keys(crashPoints) as CrashPoint[]), 'anywhere' as const]) {
  const count = reports.reduce((sum, { kills }) => sum + (kills.get(point) ?? 0), 0);
  console.log(`  ${point.padEnd(20)}${String(count).padStart(5)}`);
}
const all = (of: (report: Report) => number): number => reports.reduce((sum, report) => sum + of(report), 0);
const found = all(({ lost, surplus }) => lost + surplus);
console.log(
  `\n${all(({ kills }) => total(kills))} kills, lost ${all(({ lost }) => lost)}, doubled or otherwise ${all(({ surplus }) => surplus)}`,
);
// The database's own end of the process would say that all is well.
process.exit(found > 0 ? 1 : 0);
