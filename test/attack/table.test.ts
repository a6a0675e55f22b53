import assert from 'node:assert/strict';
import { rowsOf } from './rows.ts';
import { attackTable } from './table.ts';

describe('table of attacks', () => {
  it('finds the rows that a title names', () => {
    assert.deepEqual(rowsOf('attack 3: one portal row 17: nothing'), ['3', '17']);
    assert.deepEqual(rowsOf('the row 5a, attacks 4, attack low: odd'), ['low']);
  });

  it('is passed only when every row has tests and none failed', () => {
    const outcomes = [
      { title: 'attack 2: a', outcome: 'passed' as const },
      { title: 'row 2: b', outcome: 'skipped' as const },
      { title: 'row 3: c', outcome: 'failed' as const },
    ];
    const { text, passed } = attackTable(['2', '3', '4'], outcomes);
    assert.match(text, /^ +2 .* refused +1 of 1 attacks, 1 skipped$/m);
    assert.match(text, /^ +3 .* NOT REFUSED +0 of 1 attacks$/m);
    assert.match(text, /^ +4 .* NOT TESTED/m);
    assert.match(text, /^not refused: row 3: c$/m);
    assert.equal(passed, false);
    assert.equal(attackTable(['2'], outcomes.slice(0, 1)).passed, true);
  });
});
