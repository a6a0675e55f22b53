import assert from 'node:assert/strict';
import { foldText } from '../../../src/domain/reading/folded-text.ts';
import { joinedHits } from '../../../src/domain/reading/joined-hits.ts';
import { judgeFindings } from '../../../src/domain/reading/judge-text.ts';
import { readFolded } from '../../../src/domain/reading/read-folded.ts';

const groupsIn = (text: string): readonly number[] => {
  const reading = readFolded(foldText(text).text, ['ES']);
  return joinedHits(reading.annotated, judgeFindings(reading)).map(({ size }) => size);
};

describe('identifiers that belong together', () => {
  const texts: readonly (readonly [string, readonly number[]])[] = [
    ['612 34 56 12 / ana@example.com', [2]],
    ['612 34 56 12\nana@example.com', [2]],
    ['mis números: 612 34 56 12 y 613 45 67 89', [2]],
    ['612 34 56 12, 613 45 67 89, ana@example.com', [3]],
    ['612 34 56 12 es mío, 613 45 67 89 de mi hija', [1, 1]],
    ['llamadme al 612 34 56 12. ana@example.com es la contable', [1, 1]],
  ];
  for (const [text, sizes] of texts)
    it(`${sizes.join(' and ')}: ${text}`, () => {
      assert.deepEqual(groupsIn(text), sizes);
    });
});
