import { strict as assert } from 'node:assert';
import { terms } from '../../../src/domain/reading/lexicon.ts';
import { lexicons } from '../../../src/domain/reading/lexicons/all.ts';

const MIN_STEM_LENGTH = 2;

describe('lexicons', () => {
  it('write phrases of alternatives as one term', () => {
    assert.deepEqual(terms('un, call|ring me|us, a|b'), [
      'un',
      'call me',
      'call us',
      'ring me',
      'ring us',
      'a',
      'b',
    ]);
  });

  for (const [language, lexicon] of Object.entries(lexicons)) {
    it(`${language}: terms are words, stems and gaps between them`, () => {
      for (const [concept, terms] of Object.entries(lexicon)) {
        for (const term of terms) {
          const where = `${concept}: ${term}`;
          // Digits are no words of a text: a term with digits would be compared without them.
          assert.doesNotMatch(term, /\d/, where);
          assert.match(term, /\p{L}/u, where);
          assert.doesNotMatch(term, /^=?_|_$/, where);
          for (const [, stem = ''] of term.matchAll(/([\p{L}\p{M}]+)\*/gu))
            assert.ok(stem.length >= MIN_STEM_LENGTH, where);
        }
      }
    });
  }
});
