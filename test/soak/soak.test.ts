import assert from 'node:assert/strict';
import { slope } from '../../bench/soak/memory.ts';
import { soakOptions } from '../../bench/soak/options.ts';
import { report } from '../../bench/soak/report.ts';
import { soak } from '../../bench/soak/soak.ts';

describe('soak', () => {
  it('a small one: killed once, much goes wrong, nothing is lost and nothing done twice', async function () {
    this.timeout(240_000);
    const result = await soak({ events: 400, portals: 2, kills: 1, seed: 3 });
    const { text } = report(result);
    const { lost, doubled, waiting, parked, expected } = result.findings;
    assert.ok(expected > 0 && result.kills === 1 && result.tally.accepted < result.tally.posted, text);
    assert.deepEqual(
      { lost, doubled, waiting, parked },
      { lost: [], doubled: [], waiting: 0, parked: 0 },
      text,
    );
  });

  it('reads its options and says which it does not know', () => {
    assert.deepEqual(soakOptions(['--events', '5000', '--portals', '4', '--kills', '0', '--seed', '2']), {
      events: 5000,
      portals: 4,
      kills: 0,
      seed: 2,
    });
    assert.throws(() => soakOptions(['--event', '1']), /none of: events/);
    assert.throws(() => soakOptions(['--events', 'many']), /whole number/);
  });

  it('tells how fast memory grew in the second half', () => {
    const mb = 1024 * 1024;
    const samples = [0, 1, 2, 3, 4, 5].map((at) => ({
      events: at * 10_000,
      heapUsed: (at < 3 ? 100 * at : 300 + 2 * at) * mb,
      rss: 0,
      kept: 0,
      external: 0,
    }));
    assert.equal(slope(samples, ({ heapUsed }) => heapUsed).toFixed(3), '2.000');
  });
});
