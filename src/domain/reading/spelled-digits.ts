import { allMatches } from './all-matches.ts';
import { hanDigitRows, mayContainHanDigits } from './han-digits.ts';
import type { TextRange } from './reading.ts';
import type { NumberWord, NumeralLanguage } from './number-words.ts';
import type { Meant } from './number-word-meanings.ts';
import { meaningsOf } from './number-word-meanings.ts';
import { numberWords } from './number-words.ts';
import { plainText } from './plain-text.ts';
import type { SpokenNext } from './spoken-number.ts';
import { SpokenNumber } from './spoken-number.ts';
import { apostrophes, formsOf } from './word-forms.ts';

/** Consecutive digits written as words, or partly: "девятьсот шестнадцать 123 45 67". */
export interface SpelledDigits {
  readonly at: TextRange;
  readonly digits: string;
  /** Other digits that the same words may mean: "trente quatre vingt deux" is 30 and 82, or 34 and 22. */
  readonly otherwise?: string;
  readonly plus: boolean;
  /** The part that is written in digits. */
  readonly written: string;
  /** The same up to a comma or a point, the longest first: a sentence may go on with other number words. */
  readonly shorter?: readonly SpelledDigits[];
}

const multipliers = new Map([
  ['double', 2],
  ['doble', 2],
  ['dobel', 2],
  ['dabel', 2],
  ['डबल', 2],
  ['triple', 3],
  ['treble', 3],
  ['tripel', 3],
  ['ट्रिपल', 3],
]);
const connectors = new Set(
  'y e et and و - then dann luego depois puis poi потом затем потім potem sonra keyin ואז terus lalu फिर phir'.split(
    ' ',
  ),
);
const breaks = new Set([',', '.', '،', '/']);
/** Fewer words are no phone number. */
const MIN_WORDS = 3;
/** As few words are one, with digits beside them. */
const MIN_WORDS_BESIDE_DIGITS = 2;
/** Longer groups of digits are numbers of their own, unless an operator's code is said before them. */
const MAX_WRITTEN_GROUP = 4;
const MAX_GROUP_AFTER_CODE = 8;
const MIN_DIGITS = 7;
/** Beginnings of a row with more words are not tried: a row may be the whole text. */
const MAX_WORDS_OF_PHONE = 20;
// With apostrophes: "п'ять", "to'qqiz".
const word = /\d+|[\p{L}\p{M}]+(?:['’ʼʻ‘`][\p{L}\p{M}]+)*|[+-]|[^\s\p{L}\p{M}]/gu;
const letters = /[\p{L}\p{M}]+(?:['’ʼʻ‘`][\p{L}\p{M}]+)*/gu;

/** A number word of a row, or how often the next one counts ("double seven"). */
interface RowWord extends Meant {
  /** A comma stands before it: it joins nothing. */
  readonly isAfterBreak: boolean;
  readonly isHyphenated: boolean;
  readonly times: number;
}

/** Digits of a row that are written as such. */
interface RowDigits {
  readonly written: string;
}

interface Row {
  readonly words: (RowWord | RowDigits)[];
  /** Languages that have all of its words. */
  languages: readonly NumeralLanguage[];
  start: number;
  end: number;
  times: number;
  isAfterBreak: boolean;
  /** Where a comma or a point stands: words before it, and where the last one ends. */
  readonly breaks: { readonly words: number; readonly end: number }[];
}

function digitsOf(words: Row['words'], language: NumeralLanguage | undefined, joinsFour = false): string {
  const spoken = new SpokenNumber({ joinsFour });
  for (const [at, one] of words.entries()) {
    if ('written' in one) {
      spoken.addDigits(one.written);
      continue;
    }
    const { meanings, isJoined, isAfterBreak, isHyphenated, times } = one;
    const meaning = language && meanings.get(language);
    if (!meaning) continue;
    if (isAfterBreak) spoken.close();
    const following = words[at + 1];
    const next = nextWord(following, language);
    if (times > 1) spoken.addDigits(meaning.digits.repeat(times));
    else spoken.add(meaning, { language, isJoined, isHyphenated, next });
  }
  return spoken.digits;
}

function nextWord(
  following: RowWord | RowDigits | undefined,
  language: NumeralLanguage,
): SpokenNext | undefined {
  // "trente-quatre, vingt-deux" is no 80.
  if (following === undefined || 'written' in following || following.isAfterBreak) return undefined;
  const meaning = following.meanings.get(language);
  const { isJoined, isHyphenated } = following;
  return meaning && { ...meaning, isJoined, isHyphenated };
}

/** The first words of a row as a number; `undefined` where they are too few. */
function spelled(row: Row, words: Row['words'], end: number, text: string): SpelledDigits | undefined {
  const spokenWords = words.filter((one) => 'meanings' in one).length;
  const written = words.flatMap((one) => ('written' in one ? [one.written] : [])).join('');
  const least = written === '' ? MIN_WORDS : MIN_WORDS_BESIDE_DIGITS;
  const digits = spokenWords < least ? '' : digitsOf(words, row.languages[0]);
  if (digits.length < MIN_DIGITS) return undefined;
  const otherwise = row.languages[0] === 'fr' ? digitsOf(words, 'fr', true) : digits;
  const before = text.slice(Math.max(0, row.start - 8), row.start);
  const plus = /(?:\+|\bplus|\bmás|\bmas|плюс)\s*$/iu.test(before);
  const isUnclear = otherwise !== digits;
  return { at: { start: row.start, end }, digits, plus, written, ...(isUnclear && { otherwise }) };
}

function closeRow(row: Row, found: SpelledDigits[], text: string): void {
  const whole = spelled(row, row.words, row.end, text);
  const shorter = row.breaks
    .filter(({ words }) => words < row.words.length && words <= MAX_WORDS_OF_PHONE)
    .reverse()
    .flatMap(({ words, end }) => spelled(row, row.words.slice(0, words), end, text) ?? []);
  if (whole) found.push({ ...whole, shorter });
  row.words.length = 0;
  row.breaks.length = 0;
  row.languages = [];
  row.times = 1;
  row.isAfterBreak = false;
}

function addWord(row: Row, meant: Meant, { 0: written, index, input }: RegExpExecArray): void {
  const isFirst = !row.words.some((one) => 'meanings' in one);
  if (row.words.length === 0 && row.times === 1) row.start = index;
  const known = isFirst ? [...meant.meanings.keys()] : row.languages;
  row.languages = known.filter((language) => meant.meanings.has(language));
  const isHyphenated = input[index - 1] === '-';
  row.words.push({ ...meant, times: row.times, isAfterBreak: row.isAfterBreak, isHyphenated });
  row.times = 1;
  row.isAfterBreak = false;
  row.end = index + written.length;
}

function addDigits(row: Row, { 0: written, index }: RegExpExecArray): void {
  if (row.words.length === 0) row.start = index;
  row.words.push({ written });
  row.end = index + written.length;
}

/** "Null eins sieben neun, 9120356": what follows the code may be one group. */
function maxGroup({ words }: Row): number {
  const isCode = words.length >= MIN_WORDS && words.every((one) => 'meanings' in one);
  return isCode ? MAX_GROUP_AFTER_CODE : MAX_WRITTEN_GROUP;
}

/** What stands before a comma or a point may be all of the number, or no part of it: "we are 5. three three eight ..." */
function breakRow(row: Row, found: SpelledDigits[], text: string): void {
  if (row.words.every((one) => 'written' in one)) closeRow(row, found, text);
  else row.breaks.push({ words: row.words.length, end: row.end });
  row.isAfterBreak = true;
}

/** Rows of number words that one language has, with groups of digits between them. */
function rowsOfWords(text: string): readonly SpelledDigits[] {
  const found: SpelledDigits[] = [];
  const row: Row = { words: [], languages: [], start: 0, end: 0, times: 1, isAfterBreak: false, breaks: [] };
  for (const match of allMatches(text, word)) {
    if (/^\d/.test(match[0])) {
      if (match[0].length > maxGroup(row)) closeRow(row, found, text);
      else addDigits(row, match);
      continue;
    }
    const spelled = match[0].toLowerCase().normalize('NFC').replace(apostrophes, '');
    const plain = plainText(spelled);
    const times = multipliers.get(plain);
    const meant = meaningsOf(spelled) ?? meaningsOf(plain);
    if (times !== undefined) {
      if (row.words.length === 0) row.start = match.index;
      row.times = times;
    } else if (meant) {
      const common = row.languages.filter((language) => meant.meanings.has(language));
      if (row.languages.length > 0 && common.length === 0) closeRow(row, found, text);
      addWord(row, meant, match);
    } else if (breaks.has(plain)) breakRow(row, found, text);
    else if (!connectors.has(plain)) closeRow(row, found, text);
  }
  closeRow(row, found, text);
  return found;
}

/** Hardly any number is said without a zero, five, six, seven, eight and nine: rejects most texts at once. */
const distinctiveWord = new RegExp(
  [...numberWords]
    .filter(([written, meanings]) => written.length > 2 && [...meanings.values()].some(isDistinctive))
    .map(([written]) => written)
    .join('|'),
  'u',
);

function isDistinctive({ role, digits }: NumberWord): boolean {
  return role !== 'whole' && /[05-9]/.test(digits);
}

/** Counts to `MIN_WORDS`. */
function countNumberWords(text: string): number {
  let count = 0;
  letters.lastIndex = 0;
  for (let match = letters.exec(text); match !== null && count < MIN_WORDS; match = letters.exec(text))
    if (formsOf(match[0]).isNumberWord) count += 1;
  return count;
}

/** Whether a text has enough number words for a phone number. */
export function mayContainSpelledDigits(text: string): boolean {
  if (mayContainHanDigits(text)) return true;
  const count = countNumberWords(text);
  const isEnough = count === MIN_WORDS || (count === MIN_WORDS_BESIDE_DIGITS && /\d{2}/.test(text));
  return isEnough && distinctiveWord.test(plainText(text));
}

/** Numbers written in words, digit by digit or in tens and hundreds. */
export function spelledDigits(text: string): readonly SpelledDigits[] {
  if (!mayContainSpelledDigits(text)) return [];
  return [...rowsOfWords(text), ...hanDigitRows(text)];
}
