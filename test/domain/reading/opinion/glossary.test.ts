import assert from 'node:assert/strict';
import { annotateText } from '../../../../src/domain/reading/annotated-text.ts';
import { glossaries } from '../../../../src/domain/reading/opinion/glossary/all.ts';
import { vocabularies } from '../../../../src/domain/reading/opinion/vocabulary/all.ts';
import {
  glossNames,
  glossNumber,
  wordGlosses,
} from '../../../../src/domain/reading/opinion/glossary/word-glosses.ts';
import { plainText } from '../../../../src/domain/reading/plain-text.ts';
import { GLOSS_ROWS } from '../../../../src/domain/reading/opinion/network/network-shape.ts';

const numbers = (gloss: string): readonly (number | undefined)[] => gloss.split('+').map(glossNumber);

const glossesIn = (text: string): readonly (readonly number[])[] => wordGlosses(annotateText(text));

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

  it('has a row of the network for each gloss', () => {
    assert.ok(glossNames().length <= GLOSS_ROWS);
  });

  it('says what a word and its form mean', () => {
    assert.deepEqual(glossesIn('numaram'), [numbers('number+my')]);
    assert.deepEqual(glossesIn('xyzzy'), [[]]);
  });

  it('takes the meaning of the language that the text is in', () => {
    const [, spanish = []] = glossesIn('mañana tu llamas a mi esposa');
    const [turkish = []] = glossesIn('tu numaranı ver bana');
    assert.ok(spanish.includes(glossNumber('your') ?? -1));
    assert.ok(!turkish.includes(glossNumber('your') ?? -1));
  });

  const forms = [
    ['bu telefonlarımıza gelen kargocularınız', 'kargocularınız', 'courier'],
    ["siz kuryerlarimizdan so'rang, qo'shnimizga bering", 'kuryerlarimizdan', 'courier'],
    ['заберут соседи или курьерами квартирой', 'курьерами', 'courier'],
    ['Ihr Paketzustellerin war nicht da', 'Paketzustellerin', 'courier'],
    ['والسواقين من عندكم', 'والسواقين', 'driver'],
    ['כתבו לי ולשכן שלי', 'ולשכן', 'neighbour'],
  ] as const;
  for (const [text, form, gloss] of forms) {
    it(`knows a form by another form of its word: ${form}`, () => {
      const at = annotateText(text).tokens.findIndex(({ plain }) => plain === plainText(form));
      assert.ok(glossesIn(text)[at]?.includes(glossNumber(gloss) ?? -1));
    });
  }

  it('takes from another form what the word says, not whose or when', () => {
    // The glossary has other forms of it: "to my neighbours", "our neighbour".
    const [neighbours = []] = glossesIn('komşularımızdan biri telefonunu unutmuş');
    assert.deepEqual(neighbours, numbers('neighbour'));
  });

  it('knows words with an apostrophe whole', () => {
    const [first = []] = glossesIn("qo'shnimizga bering, men ishdaman");
    assert.ok(first.includes(glossNumber('neighbour') ?? -1));
  });

  it('says nothing of a word that only begins like another', () => {
    const [first = []] = glossesIn('telepathic people');
    assert.ok(!first.includes(glossNumber('phone') ?? -1));
  });

  it('knows Chinese words of several characters, which are not separated', () => {
    assert.ok(glossesIn('我老公的电话').some((glosses) => glosses.includes(glossNumber('husband') ?? -1)));
  });
});
