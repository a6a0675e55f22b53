import { allMatches } from './all-matches.ts';

/** The Latin and the Cyrillic letter. */
const letter = 'OoОо';
const mayHaveZero = new RegExp(`\\d[${letter}]|[${letter}]\\d`, 'u');
/** Groups of digits and such letters with the signs of a phone between them. */
const row = new RegExp(
  `(?<![\\p{L}\\d])[\\d${letter}]{1,15}(?:[ .()/-]{1,3}[\\d${letter}]{1,15}){0,8}(?![\\p{L}\\d])`,
  'gu',
);
/** As long as a phone: "5o" and "O2" are none. */
const MIN_DIGITS = 9;
const MAX_DIGITS = 15;

/** "О67 445 9О 12": the same text with zeros where the letter O stands for one in a row as long as a phone. */
export function withLetterZeros(text: string): string {
  if (!mayHaveZero.test(text)) return text;
  let result = '';
  let end = 0;
  for (const { 0: written, index } of allMatches(text, row)) {
    result += text.slice(end, index) + (isNumber(written) ? written.replace(/[OoОо]/gu, '0') : written);
    end = index + written.length;
  }
  return result + text.slice(end);
}

function isNumber(written: string): boolean {
  const groups = written.match(/[\dOoОо]+/gu) ?? [];
  const length = groups.join('').length;
  const mixed = groups.filter((group) => /\d/.test(group));
  return mixed.length === groups.length && length >= MIN_DIGITS && length <= MAX_DIGITS;
}
