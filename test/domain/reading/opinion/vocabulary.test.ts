import assert from 'node:assert/strict';
import { annotateText } from '../../../../src/domain/reading/annotated-text.ts';
import { hashOf } from '../../../../src/domain/reading/opinion/hashes.ts';
import { vocabularies } from '../../../../src/domain/reading/opinion/vocabulary/all.ts';
import type { WordClass } from '../../../../src/domain/reading/opinion/vocabulary/word-class.ts';
import { wordClasses } from '../../../../src/domain/reading/opinion/vocabulary/word-classes.ts';

/** As word-classes.ts hashes them. */
const hashed = (wordClass: WordClass): number => hashOf(wordClass, 1);

const classesIn = (text: string): readonly (readonly number[])[] => wordClasses(annotateText(text).tokens);

describe('word classes', () => {
  for (const [language, vocabulary] of Object.entries(vocabularies)) {
    it(`${language}: every class has words, and nothing else`, () => {
      for (const [wordClass, list] of Object.entries(vocabulary)) {
        for (const term of list.split(',').map((part) => part.trim())) {
          const where = `${wordClass}: ${term}`;
          assert.match(term, /[\p{L}\p{M}]/u, where);
          assert.doesNotMatch(term, /\d/, where);
        }
      }
    });
  }

  it('of a word, of its stem, of a phrase', () => {
    assert.ok(classesIn('hubby')[0]?.includes(hashed('kin')));
    assert.ok(classesIn('schwiegermutter')[0]?.includes(hashed('kin')));
    assert.deepEqual(classesIn('xyzzy'), [[]]);
    const [best = []] = classesIn('best man');
    assert.ok(best.includes(hashed('role')));
    assert.ok(!classesIn('best price')[0]?.includes(hashed('role')));
  });

  it('of Chinese words, which are not separated', () => {
    assert.ok(classesIn('我老公').some((classes) => classes.includes(hashed('kin'))));
  });

  it('of a word around an apostrophe', () => {
    assert.ok(classesIn("mother's")[0]?.includes(hashed('kin')));
  });
});
