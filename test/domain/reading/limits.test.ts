import { strict as assert } from 'node:assert';
import { MAX_TEXT_LENGTH, readText } from '../../../src/domain/reading/read-text.ts';

/** A text of talk and these words, of which the last `beyond` characters are not read. */
function longText(words: string, beyond: number): string {
  const talk = 'a b '.repeat(MAX_TEXT_LENGTH / 4);
  return talk.slice(0, MAX_TEXT_LENGTH + beyond - words.length) + words;
}

function ownValues(text: string): readonly string[] {
  const { phones, emails } = readText(text, { regions: ['ES'] });
  return [...phones, ...emails].filter(({ thirdParty }) => !thirdParty).map(({ value }) => value);
}

describe('limits of reading', () => {
  for (const [words, beyond] of [
    ['mi tel +49 30 12345678', 2],
    ['mi tel +49 30 123456 78', 3],
    ['mail ana@example.com.mx', 3],
  ] as const) {
    it(`what the limit cut off is nothing: ${words}`, () => {
      assert.deepEqual(ownValues(longText(words, beyond)), []);
    });
  }

  it('what ends before the limit is read', () => {
    assert.deepEqual(ownValues(longText('mi móvil es 612 48 37 95 gracias', 4)), ['+34612483795']);
  });

  it('a pasted list of numbers or addresses is nobody’s', () => {
    const numbers = Array.from({ length: 600 }, (_, index) => `612 48 ${1000 + index}`);
    assert.deepEqual(ownValues(numbers.join('\n')), []);
    assert.deepEqual(ownValues(numbers.slice(0, 7).join(', ')), []);
    const addresses = Array.from({ length: 200 }, (_, index) => `ana${index}@example.com`);
    assert.deepEqual(ownValues(addresses.join('\n')), []);
  });
});
