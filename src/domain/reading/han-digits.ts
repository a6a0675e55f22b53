import { allMatches } from './all-matches.ts';
import type { SpelledDigits } from './spelled-digits.ts';

/** Each row is a way to write the digits from zero on. */
const scripts = [
  '零一二三四五六七八九',
  '〇壹贰叁肆伍陆柒捌玖',
  '〇幺两參肆伍陸柒捌玖',
  '〇壹貳叄肆伍陸柒捌玖',
];
const digitOf = new Map(
  scripts.flatMap((script) => Array.from(script, (letter, digit) => [letter, digit] as const)),
);
const letter = `[${[...digitOf.keys()].join('')}]`;
/** Letters with ASCII digits among them, at least two in a group; groups are separated by a comma, a space or a hyphen. */
const group = `(?:${letter}|\\d){2,15}`;
const row = new RegExp(
  `(?<!${letter}|\\d)${group}(?:[ ,，、.。·-]{1,2}${group}){0,5}(?!${letter}|\\d)`,
  'gu',
);
const mayHaveRow = new RegExp(`${letter}.?${letter}`, 'u');
const anyLetter = new RegExp(letter, 'gu');
/** Fewer letters among digits are a word of the sentence. */
const MIN_LETTERS = 2;
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/** Whether a text may hold a number in Chinese digits. */
export function mayContainHanDigits(text: string): boolean {
  return mayHaveRow.test(text) && hanDigitRows(text).length > 0;
}

/** Numbers in Chinese digits, one by one: "一三八 零零一三 八零〇〇", also with ASCII digits among them. */
export function hanDigitRows(text: string): readonly SpelledDigits[] {
  if (!mayHaveRow.test(text)) return [];
  return allMatches(text, row).flatMap(({ 0: written, index }) => {
    const letters = written.match(anyLetter)?.length ?? 0;
    const digits = Array.from(written, (one) => digitOf.get(one) ?? (/\d/.test(one) ? one : '')).join('');
    if (letters < MIN_LETTERS || digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return [];
    return [{ at: { start: index, end: index + written.length }, digits, plus: false, written: '' }];
  });
}
