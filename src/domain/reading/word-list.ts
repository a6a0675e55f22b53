import { plainText } from './plain-text.ts';

/** Tests whether a word in the form of `plainText` is on a list. */
export type WordTest = (word: string) => boolean;

/** Creates a test for a list of words; `stem*` matches everything that starts with the stem. */
export function wordList(...lines: readonly string[]): WordTest {
  const words = plainText(lines.join(' ')).split(/\s+/).filter(Boolean);
  const whole = new Set(words.filter((word) => !word.endsWith('*')));
  const stems = new Map<string, string[]>();
  for (const word of words) {
    if (!word.endsWith('*')) continue;
    const stem = word.slice(0, -1);
    const key = stem.slice(0, 2);
    stems.set(key, [...(stems.get(key) ?? []), stem]);
  }
  return (word) => {
    if (whole.has(word)) return true;
    const near = stems.get(word.slice(0, 2));
    return near !== undefined && near.some((stem) => word.startsWith(stem));
  };
}
