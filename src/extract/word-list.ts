import { plainText } from './plain-words.ts';

/** Says whether a plain word is on a list. */
export type WordTest = (word: string) => boolean;

/** A list of words, `stem*` for everything that starts with the stem; compared without accents and case. */
export function wordList(...lines: readonly string[]): WordTest {
  const words = plainText(lines.join(' ')).split(/\s+/).filter(Boolean);
  const whole = new Set(words.filter((word) => !word.endsWith('*')));
  const stems = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem));
}
