import assert from 'node:assert/strict';
import { annotateText } from '../../../../src/domain/reading/annotated-text.ts';
import { hashOf } from '../../../../src/domain/reading/opinion/feature-place.ts';
import { glossaries } from '../../../../src/domain/reading/opinion/glossary/all.ts';
import { vocabularies } from '../../../../src/domain/reading/opinion/vocabulary/all.ts';
import { wordGlosses } from '../../../../src/domain/reading/opinion/glossary/word-glosses.ts';

/** As word-glosses.ts hashes them. */
const hashed = (gloss: string): readonly number[] => gloss.split('+').map((part) => hashOf(part, 2));

const glossesIn = (text: string): readonly (readonly number[])[] => wordGlosses(annotateText(text).tokens);

describe('glossary', () => {
  it('has the languages of the vocabularies', () => {
    assert.deepEqual(Object.keys(glossaries).sort(), Object.keys(vocabularies).sort());
  });

  for (const [language, glossary] of Object.entries(glossaries)) {
    it(`${language}: plain English glosses, each word once`, () => {
      const words = Object.values(glossary).flatMap((list) => list.split(', '));
      assert.equal(new Set(words).size, words.length);
      for (const word of words) assert.match(word, /\p{L}/u);
      for (const gloss of Object.keys(glossary)) assert.match(gloss, /^[a-z]+(?:[-+/][a-z]+)*$/u);
    });
  }

  it('says what a word and its form mean', () => {
    assert.deepEqual(glossesIn('numaram'), [hashed('number+my')]);
    assert.deepEqual(glossesIn('xyzzy'), [[]]);
  });

  it('takes the meaning of the language that the text is in', () => {
    const [, spanish = []] = glossesIn('mañana tu llamas a mi esposa');
    const [turkish = []] = glossesIn('tu numaranı ver bana');
    assert.ok(spanish.includes(hashed('your')[0] ?? 0));
    assert.ok(!turkish.includes(hashed('your')[0] ?? 0));
  });

  it('knows Chinese words of several characters, which are not separated', () => {
    assert.ok(glossesIn('我老公的电话').some((glosses) => glosses.includes(hashed('husband')[0] ?? 0)));
  });
});
