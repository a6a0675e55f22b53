import assert from 'node:assert/strict';
import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import type { Server } from '../store/postgres/server.ts';
import { startPostgresIfPossible } from '../store/postgres/server.ts';
import { buildChild, Processes } from './child-process.ts';
import type { Expected, Report } from './kills.ts';
import { byChance, everyPoint, expectedOf, runJobs, seeded, total } from './kills.ts';
import { scenes, underLoad } from './scenes.ts';

/** A sample of `npm run kill`: the scenes that together pass every point. */
const chosen = [
  'a live chat without an activity',
  'a bound chat begins again',
  'no message events',
  'phone and e-mail cross',
  'many at once',
];
const inDatabase: readonly CrashPoint[] = ['commit.leaving', 'commit.done'];

describe('killed at any point of a message’s way, nothing is lost and nothing done twice (spec 1, 6.7)', function () {
  this.timeout(180_000);
  const processes = new Processes(3);
  let expected: Expected;

  before(async () => {
    await buildChild();
    expected = await expectedOf(
      scenes.filter(({ name }) => chosen.includes(name)),
      processes,
    );
  });
  after(() => processes.close());

  const fine = ({ wrong, lost, surplus }: Report): void => {
    assert.deepEqual({ wrong, lost, surplus }, { wrong: [], lost: 0, surplus: 0 });
  };

  it('once at every point', async () => {
    const report = await runJobs(everyPoint(expected), { expected, processes });
    fine(report);
    assert.deepEqual([...report.kills.keys()].sort(), Object.keys(crashPoints).sort());
  });

  it('by chance, under load', async () => {
    const seed = Date.now() % 1_000_000;
    const load = await expectedOf([underLoad], processes);
    const report = await runJobs(byChance(load, seeded(seed), 2, 4), { expected: load, processes });
    fine(report);
    assert.ok(total(report.kills) > 0, `seed ${seed}`);
  });

  describe('with PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      server = await startPostgresIfPossible();
      if (server === undefined) this.skip();
    });
    after(() => server?.stop());

    it('before and after a commit', async () => {
      const [scene] = expected.keys();
      assert.ok(server && scene);
      const { newDatabase } = server;
      const jobs = inDatabase.map((point) => ({ scene, plans: [{ point, visit: 4 }] }));
      const report = await runJobs(jobs, { expected, processes, newDatabase });
      fine(report);
      assert.equal(total(report.kills), jobs.length);
    });
  });
});
