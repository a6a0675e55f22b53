import type { NumberWord, NumeralLanguage } from './number-words.ts';
import { numberWords } from './number-words.ts';

/** What a number word means in the languages that have it. */
export interface Meant {
  readonly meanings: ReadonlyMap<NumeralLanguage, NumberWord>;
  /** It has "and" before it in one word: Arabic و, Hebrew ו. */
  readonly isJoined: boolean;
}

/** The meanings of a word in lower case or in the form of `plainText`, without apostrophes; `undefined` for other words. */
export function meaningsOf(word: string): Meant | undefined {
  const meanings = numberWords.get(word);
  if (meanings) return { meanings, isJoined: false };
  const rest = /^[\u0648\u05d5]/u.test(word) ? numberWords.get(word.slice(1)) : undefined;
  return rest && { meanings: rest, isJoined: true };
}
