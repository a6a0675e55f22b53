import assert from 'node:assert/strict';
import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import type { Server } from '../store/postgres/server.ts';
import { startPostgresIfPossible } from '../store/postgres/server.ts';
import { ProcessPool } from './app-process.ts';
import type { ExpectedOutcomes, Report } from './run-jobs.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { jobsForEveryPoint, randomJobs, runJobs, runWithoutKills, totalKills } from './run-jobs.ts';
import { scenes, underLoad } from './scenes.ts';

/** The scenes that together visit every crash point; `npm run kill` runs all. */
const sceneNames = [
  'a live chat without an activity',
  'a bound chat begins again',
  'no message events',
  'phone and e-mail cross',
  'many at once',
];
/** Visited only with PostgreSQL. */
const databasePoints: readonly CrashPoint[] = ['commit.leaving', 'commit.done'];

describe('killed at any point of processing, the app loses nothing and does nothing twice (docs/spec.md 1, 6.7)', function () {
  // Many starts of processes: on a machine whose cores are busy with something else the longest took three minutes.
  this.timeout(600_000);
  const processes = new ProcessPool(3);
  let expected: ExpectedOutcomes;

  before(async () => {
    expected = await runWithoutKills(
      scenes.filter(({ name }) => sceneNames.includes(name)),
      processes,
    );
  });
  after(() => processes.close());

  const assertNothingWrong = ({ failures, lost, surplus }: Report): void => {
    assert.deepEqual({ wrong: failures, lost, surplus }, { wrong: [], lost: 0, surplus: 0 });
  };

  it('killed once at every crash point', async () => {
    const report = await runJobs(jobsForEveryPoint(expected), { expected, processes });
    assertNothingWrong(report);
    assert.deepEqual([...report.kills.keys()].sort(), Object.keys(crashPoints).sort());
  });

  it('killed at random points and times, under load', async () => {
    const seed = Date.now() % 1_000_000;
    const load = await runWithoutKills([underLoad], processes);
    const report = await runJobs(randomJobs(load, seededRandom(seed), 2, 4), { expected: load, processes });
    assertNothingWrong(report);
    assert.ok(totalKills(report.kills) > 0, `seed ${seed}`);
  });

  describe('with PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      server = await startPostgresIfPossible();
      if (server === undefined) this.skip();
    });
    after(() => server?.stop());

    it('killed before and after a commit', async () => {
      const [scene] = expected.keys();
      assert.ok(server && scene);
      const { newDatabase } = server;
      const jobs = databasePoints.map((point) => ({ scene, plans: [{ point, visit: 4 }] }));
      const report = await runJobs(jobs, { expected, processes, newDatabase });
      assertNothingWrong(report);
      assert.equal(totalKills(report.kills), jobs.length);
    });
  });
});
