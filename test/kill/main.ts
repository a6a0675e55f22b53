import { startPostgresIfPossible } from '../store/postgres/server.ts';
import type { WritePoint } from '../../src/write-points.ts';
import { writePoints } from '../../src/write-points.ts';
import { buildChild, Processes } from './child-process.ts';
import type { Report } from './kills.ts';
import { byChance, everyVisit, expectedOf, runJobs, seeded, total } from './kills.ts';
import { scenes, underLoad } from './scenes.ts';

/*
 * Kills the app at every write point, and by chance, and looks at what is left: `npm run kill [seed]`. Ends with 1 when
 * anything is lost or there twice.
 */

/** What these leave half done differs with every visit; the others are the same again. */
const deep = new Set<WritePoint>([
  'history.heard',
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
const most = (point: WritePoint): number => (deep.has(point) ? 4 : 1);

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const random = seeded(seed);
console.log(`seed ${seed}`);
await buildChild();
const processes = new Processes(2);
const began = performance.now();
const reports: Report[] = [];

async function say(name: string, running: Promise<Report>): Promise<void> {
  const report = await running;
  reports.push(report);
  const { kills, notReached, lost, surplus, wrong } = report;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${name}: ${total(kills)} kills, lost ${lost}, surplus ${surplus} (${seconds} s)`);
  if (notReached > 0) console.log(`  not reached this time: ${notReached}`);
  for (const found of wrong) console.log(found);
}

const expected = await expectedOf(scenes, processes);
await say('every visit', runJobs(everyVisit(expected, most), expected, processes));
await say('by chance, three in a row', runJobs(byChance(expected, random, 40, 3), expected, processes));
const load = await expectedOf([underLoad], processes);
await say('under load, five in a row', runJobs(byChance(load, random, 20, 5), load, processes));
const server = await startPostgresIfPossible();
if (server) {
  const onCommit = everyVisit(expected, (point) => (point.startsWith('request.') ? 2 : 0)).slice(0, 8);
  const commits = [...expected.keys()]
    .slice(0, 5)
    .flatMap((scene) =>
      (['commit.leaving', 'commit.done'] as const).flatMap((point) =>
        [3, 6].map((visit) => ({ scene, plans: [{ point, visit }] })),
      ),
    );
  const jobs = [...onCommit, ...commits];
  await say(
    'PostgreSQL',
    runJobs(jobs, expected, processes, () => server.newDatabase()),
  );
  await server.stop();
}
await processes.close();

console.log('\nkills by point');
for (const point of [...(Object.keys(writePoints) as WritePoint[]), 'anywhere' as const]) {
  const count = reports.reduce((sum, { kills }) => sum + (kills.get(point) ?? 0), 0);
  console.log(`  ${point.padEnd(20)}${String(count).padStart(5)}`);
}
const all = (of: (report: Report) => number): number => reports.reduce((sum, report) => sum + of(report), 0);
const found = all(({ lost, surplus }) => lost + surplus);
console.log(
  `\n${all(({ kills }) => total(kills))} kills, lost ${all(({ lost }) => lost)}, doubled or otherwise ${all(({ surplus }) => surplus)}`,
);
process.exitCode = found > 0 ? 1 : 0;
