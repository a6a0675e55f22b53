import { plainText } from './plain-text.ts';

const letter = /\p{L}/u;

/** As many as twenty languages use often; a text may have any of Unicode. */
const MAX_KNOWN_CHARACTERS = 20_000;
/** What a written character is in the form of `plainText`; empty for one that is no letter. */
const plainLetters = new Map<string, string>();

function plainLetterOf(character: string): string {
  const known = plainLetters.get(character);
  if (known !== undefined) return known;
  const plain = letter.test(character) ? String.fromCodePoint(plainText(character).codePointAt(0) ?? 0) : '';
  if (plainLetters.size >= MAX_KNOWN_CHARACTERS) plainLetters.clear();
  plainLetters.set(character, plain);
  return plain;
}

/**
 * The first letter of a text in the form of `plainText`, empty when it has none. Words of all languages are indexed letter by
 * letter, each when a text first has a word that starts with it.
 */
export function firstLetter(text: string): string {
  for (const character of text) {
    const plain = plainLetterOf(character);
    if (plain !== '') return plain;
  }
  return '';
}
