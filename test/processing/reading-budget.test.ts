import assert from 'node:assert/strict';
import { memberId } from '../../src/domain/ids.ts';
import { ReadingBudgets } from '../../src/processing/reading-budget.ts';

/** More than a portal may read at full speed (docs/spec.md 10). */
const SLOW_READING_MS = 700;

function read(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('attack 9: the time that a portal may spend on reading texts', () => {
  it('attack 9: a portal whose texts took too long waits, another one does not', async () => {
    const budgets = new ReadingBudgets();
    const [slow, quick] = ['a', 'b'].map((member) => budgets.paceOf(memberId(member)));
    assert.ok(slow && quick);
    const order: string[] = [];
    slow.measure(() => read(SLOW_READING_MS));
    quick.measure(() => read(1));
    await Promise.all([
      slow.pause().then(() => order.push('slow')),
      quick.pause().then(() => order.push('quick')),
    ]);
    assert.deepEqual(order, ['quick', 'slow']);
  });

  it('attack 9: the waiting counts for all chats of the portal, and for texts whose reading failed', async () => {
    const budgets = new ReadingBudgets();
    const [slow, same, quick] = ['a', 'a', 'b'].map((member) => budgets.paceOf(memberId(member)));
    assert.ok(slow && same && quick);
    assert.throws(() =>
      slow.measure(() => {
        read(SLOW_READING_MS);
        throw new Error('unreadable');
      }),
    );
    const order: string[] = [];
    await Promise.all([
      same.pause().then(() => order.push('same')),
      quick.pause().then(() => order.push('quick')),
    ]);
    assert.deepEqual(order, ['quick', 'same']);
  });

  it('usual texts wait for nothing', async () => {
    const pace = new ReadingBudgets().paceOf(memberId('a'));
    let isDone = false;
    pace.measure(() => undefined);
    void pace.pause().then(() => (isDone = true));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    assert.ok(isDone);
  });
});
