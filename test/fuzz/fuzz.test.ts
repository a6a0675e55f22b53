import assert from 'node:assert/strict';
import { runFuzz } from '../../bench/fuzz/fuzz-run.ts';
import { fuzzOptions } from '../../bench/fuzz/options.ts';
import { formatFuzz } from '../../bench/fuzz/report.ts';

const SEED = 11;
const LAST_STEP = 200;

describe('fuzz', () => {
  it('the app survives a short run: it lives, answers no 500 and needs no more memory', async function () {
    this.timeout(240_000);
    const result = await runFuzz({ seed: SEED, first: 0, last: LAST_STEP, isOver: () => false });
    const { text } = formatFuzz(SEED, result);
    assert.equal(result.failure, undefined, text);
    const { counts, altered, statuses } = result;
    assert.ok(altered > 0 && (statuses.get(200) ?? 0) > 0, text);
    for (const { answers } of Object.values(counts)) assert.ok(answers > 0, text);
  });

  it('reads its options and refuses unknown ones', () => {
    assert.deepEqual(fuzzOptions([], 5), { seconds: 60, seed: 5 });
    assert.deepEqual(fuzzOptions(['--seconds', '9', '--seed', '2', '--steps', '10-12'], 5), {
      seconds: 9,
      seed: 2,
      steps: [10, 12],
    });
    assert.deepEqual(fuzzOptions(['--steps', '7'], 5).steps, [7, 7]);
    assert.throws(() => fuzzOptions(['--seconds', 'x'], 5), /whole number/);
    assert.throws(() => fuzzOptions(['--steps', '5-2'], 5), /FIRST-LAST/);
    assert.throws(() => fuzzOptions(['--second', '1'], 5), /not one of/);
  });
});
