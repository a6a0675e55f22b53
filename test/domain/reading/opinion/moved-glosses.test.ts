import assert from 'node:assert/strict';
import {
  MEANING_ROWS,
  PART_ROWS,
  ROWS,
} from '../../../../src/domain/reading/opinion/network/network-shape.ts';
import { movedGlosses } from '../../../corpus/moved-glosses.ts';

const WIDTH = 2;
const first = (PART_ROWS + MEANING_ROWS) * WIDTH;

describe('rows of a network after a change of the glossary', () => {
  const rows = Float32Array.from({ length: ROWS * WIDTH }, (_, at) => at + 1);
  const moved = movedGlosses(rows, WIDTH, ['call', 'wife'], ['answer', 'call', 'wife']);

  it('keeps what is no gloss', () => {
    assert.deepEqual(moved.subarray(0, first), rows.subarray(0, first));
  });

  it('keeps the row of each gloss, whatever its number is now; a new one begins with zeros', () => {
    const [answer, call, wife] = [0, 1, 2].map((number) =>
      Array.from(moved.subarray(first + number * WIDTH, first + (number + 1) * WIDTH)),
    );
    assert.deepEqual(answer, [0, 0]);
    assert.deepEqual(call, [first + 1, first + 2]);
    assert.deepEqual(wife, [first + 3, first + 4]);
  });
});
