import { MEANING_ROWS, PART_ROWS } from '../../src/domain/reading/opinion/network/network-shape.ts';

/**
 * Rows of a network whose glosses have other numbers now: each gloss keeps its row, a new one begins with zeros. `rows` are
 * [row][number] with `width` numbers each; `before` and `now` are the glosses in the order of their numbers.
 */
export function movedGlosses(
  rows: Float32Array,
  width: number,
  before: readonly string[],
  now: readonly string[],
): Float32Array {
  const moved = Float32Array.from(rows);
  const first = (PART_ROWS + MEANING_ROWS) * width;
  moved.fill(0, first);
  const numbers = new Map(before.map((gloss, number) => [gloss, number]));
  now.forEach((gloss, number) => {
    const known = numbers.get(gloss);
    if (known === undefined) return;
    const from = first + known * width;
    moved.set(rows.subarray(from, from + width), first + number * width);
  });
  return moved;
}
