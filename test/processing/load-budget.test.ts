import assert from 'node:assert/strict';
import { createLoadBudget, type LoadShare } from '../../src/processing/load-budget.ts';
import type { InboxId } from '../../src/domain/ids.ts';

const MB = 1024 * 1024;
const entryOf = (length: number) => ({
  id: 'i1' as InboxId,
  body: { text: 'x'.repeat(length) },
  at: 0,
  attempts: 0,
});

describe('the load budget of all lanes', () => {
  it('is kept by any number of lanes, and each of them gets something', () => {
    const budget = createLoadBudget(24 * MB);
    const shares = Array.from({ length: 300 }, () => budget.take());
    assert.equal(shares[0]?.bytes, 4 * MB);
    assert.ok(shares.every(({ bytes }) => bytes >= 64 * 1024));
    const total = shares.reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(total <= 24 * MB + 300 * 64 * 1024, String(total));
  });

  it('has again what a run does not need, and all of it after the run', () => {
    const budget = createLoadBudget(8 * MB);
    const first = budget.take();
    const sizeWithOthers = (): number => {
      const share: LoadShare = budget.take();
      share.release();
      return share.bytes;
    };
    assert.equal(first.bytes, 2 * MB);
    assert.equal(sizeWithOthers(), 1.5 * MB);
    first.keepFor([entryOf(1000)]);
    assert.ok(sizeWithOthers() > 1.99 * MB);
    first.release();
    assert.equal(sizeWithOthers(), 2 * MB);
  });
});
