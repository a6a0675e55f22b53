import assert from 'node:assert/strict';
import { growthPerTenThousandEvents, hasGrown } from '../../bench/soak/memory.ts';
import { soakOptions } from '../../bench/soak/options.ts';
import { formatReport } from '../../bench/soak/report.ts';
import { soak } from '../../bench/soak/soak.ts';

describe('soak', () => {
  it('a small run with faults and one kill loses nothing and does nothing twice', async function () {
    this.timeout(240_000);
    const result = await soak({ events: 400, portals: 2, kills: 1, seed: 3 });
    const { text } = formatReport(result);
    const { lost, doubled, waiting, parked, expected } = result.findings;
    assert.ok(expected > 0 && result.kills === 1 && result.traffic.accepted < result.traffic.posted, text);
    assert.deepEqual(
      { lost, doubled, waiting, parked },
      { lost: [], doubled: [], waiting: 0, parked: 0 },
      text,
    );
  });

  it('parses its options and rejects unknown ones', () => {
    assert.deepEqual(soakOptions(['--events', '5000', '--portals', '4', '--kills', '0', '--seed', '2']), {
      events: 5000,
      portals: 4,
      kills: 0,
      seed: 2,
    });
    assert.throws(() => soakOptions(['--event', '1']), /not one of: events/);
    assert.throws(() => soakOptions(['--events', 'many']), /whole number/);
  });

  it('computes the growth of memory in the second half, and its error', () => {
    const mb = 1024 * 1024;
    const samplesOf = (heaps: readonly number[]) =>
      heaps.map((heap, index) => ({ events: index * 10_000, heapUsed: heap * mb, rss: 0, external: 0 }));
    const growthOf = (...heaps: readonly number[]) =>
      growthPerTenThousandEvents(samplesOf(heaps), ({ heapUsed }) => heapUsed);
    const steady = growthOf(0, 100, 200, 306, 308, 310);
    assert.deepEqual([steady.mb.toFixed(3), steady.error.toFixed(3)], ['2.000', '0.000']);
    assert.ok(hasGrown(steady));
    const noise = growthOf(0, 0, 0, 0, 100, 103, 99, 102);
    assert.ok(noise.mb > 0 && !hasGrown(noise), JSON.stringify(noise));
  });
});
