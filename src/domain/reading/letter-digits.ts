import { allMatches } from './all-matches.ts';

/** Latin and Cyrillic letters that people write for digits. */
const digitOf = new Map([
  ...Array.from('OoОо', (one) => [one, '0'] as const),
  ...Array.from('lIІ', (one) => [one, '1'] as const),
]);
const letter = [...digitOf.keys()].join('');
const anyLetter = new RegExp(`[${letter}]`, 'gu');
const mayHaveLetter = new RegExp(`\\d[${letter}]|[${letter}]\\d`, 'u');
/** Groups of digits and such letters with the signs of a phone between them. */
const row = new RegExp(
  `(?<![\\p{L}\\d])[\\d${letter}]{1,15}(?:[ .()/-]{1,3}[\\d${letter}]{1,15}){0,8}(?![\\p{L}\\d])`,
  'gu',
);
/** As long as a phone: "5o" and "O2" are none. */
const MIN_DIGITS = 9;
const MAX_DIGITS = 15;

/** "О67 445 9О l2": the same text with digits where letters stand for them in a row as long as a phone. */
export function withLetterDigits(text: string): string {
  if (!mayHaveLetter.test(text)) return text;
  let result = '';
  let end = 0;
  for (const { 0: written, index } of allMatches(text, row)) {
    const read = isNumber(written) ? written.replace(anyLetter, (one) => digitOf.get(one) ?? one) : written;
    result += text.slice(end, index) + read;
    end = index + written.length;
  }
  return result + text.slice(end);
}

/** Each group has a digit among its letters. */
function isNumber(written: string): boolean {
  const groups = written.split(/[ .()/-]+/).filter((group) => group !== '');
  const length = groups.join('').length;
  return length >= MIN_DIGITS && length <= MAX_DIGITS && groups.every((group) => /\d/.test(group));
}
