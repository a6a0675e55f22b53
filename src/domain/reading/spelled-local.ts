import { dictatedNumber, isThousand, numeralLanguages } from './dictated-number.ts';
import type { NumeralLanguage } from './number-words.ts';
import { introducesAddress, isKnownWord } from './spelled-guards.ts';
import { isMultiplier } from './spelled-remarks.ts';
import { areApart } from './spelled-tokens.ts';
import type { SpelledToken } from './spelled-tokens.ts';
import { MAX_SIGN_WORDS, signNamed } from './spelled-words.ts';

/** How the words before an at sign are read. */
export interface Dictation {
  /** The languages of the words for the signs. */
  readonly languages: readonly NumeralLanguage[];
  /** The text says that its words are one. */
  readonly isJoined: boolean;
}

/** A local part that ends before an at sign. */
export interface SpelledLocal {
  readonly local: string;
  /** Index of its first token. */
  readonly from: number;
  /** It has signs or numbers as words, or its letters one by one: no words of a sentence. */
  readonly isDictated: boolean;
  /** It starts with letters one by one. */
  readonly startsWithLetters: boolean;
}

interface Unit {
  readonly text: string;
  readonly from: number;
  readonly isDictated: boolean;
  readonly hasLetters: boolean;
}

const MAX_UNITS = 6;
const MAX_JOINED_WORDS = 3;
const letterByLetter = /^[a-z\d](?:-[a-z\d]){2,}$/i;
const pausedDigits = /^\d{1,4}$/;
const latinOnly = /^[\x21-\x7e]+$/;
const connectors = new Set(['y', 'e', 'et', 'und', 'and', 'и', 'و', 'i', '-', ',']);

function isWritten(token: SpelledToken | undefined): token is SpelledToken {
  return token?.kind === 'written';
}

function skipComma(tokens: readonly SpelledToken[], end: number): number {
  return tokens[end - 1]?.text === ',' ? end - 1 : end;
}

function isSingle(token: SpelledToken | undefined): boolean {
  return isWritten(token) && /^[a-z\d]$/i.test(token.text);
}

/** "i v a n", "p, e, p, e". */
function lettersBefore(tokens: readonly SpelledToken[], end: number): Unit | undefined {
  let from = end;
  let text = '';
  for (let next = end; isSingle(tokens[next - 1]); next = skipComma(tokens, from)) {
    from = next - 1;
    text = (tokens[from]?.text ?? '') + text;
  }
  if (text.length < 2 || !/[a-z]/i.test(text)) return undefined;
  return { text, from, isDictated: true, hasLetters: true };
}

/** A word or letters that digits may follow after a pause. */
function nameBefore(tokens: readonly SpelledToken[], end: number): Unit | undefined {
  const letters = lettersBefore(tokens, end);
  if (letters) return letters;
  const token = tokens[end - 1];
  if (!isWritten(token) || !/[a-z]/i.test(token.text) || introducesAddress(token.plain)) return undefined;
  return atomBefore(tokens, end);
}

/** Names are dictated with their accents, which addresses do not have. */
function atomBefore(tokens: readonly SpelledToken[], end: number): Unit | undefined {
  const token = tokens[end - 1];
  if (token?.kind === 'accented')
    return { text: token.plain, from: end - 1, isDictated: false, hasLetters: false };
  if (!isWritten(token) || token.text.startsWith('-')) return undefined;
  const isSpelled = letterByLetter.test(token.text);
  const text = isSpelled ? token.text.replaceAll('-', '') : token.text;
  return { text, from: end - 1, isDictated: false, hasLetters: false };
}

/** "maria jose", of which the text says that it is one word. */
function joinedBefore(tokens: readonly SpelledToken[], end: number): Unit | undefined {
  let unit = atomBefore(tokens, end);
  for (let count = 1; unit && count < MAX_JOINED_WORDS; count++) {
    const more = signBefore(tokens, unit.from) ? undefined : nameBefore(tokens, unit.from);
    if (!more) break;
    unit = { ...unit, text: more.text + unit.text, from: more.from };
  }
  return unit;
}

function digitsBefore(tokens: readonly SpelledToken[], end: number): Unit | undefined {
  let from = end;
  let text = '';
  for (
    let token = tokens[from - 1];
    isWritten(token) && pausedDigits.test(token.text);
    token = tokens[from - 1]
  ) {
    from--;
    text = token.text + text;
  }
  if (text === '') return undefined;
  const name = signBefore(tokens, from) ? undefined : nameBefore(tokens, from);
  if (name) return { ...name, text: name.text + text };
  return end - from > 1 ? undefined : { text, from, isDictated: false, hasLetters: false };
}

interface NumberRow {
  readonly words: readonly string[];
  readonly language: NumeralLanguage;
  readonly from: number;
}

function numberRowBefore(
  tokens: readonly SpelledToken[],
  end: number,
  languages: readonly NumeralLanguage[],
): NumberRow | undefined {
  const words: string[] = [];
  let common = languages;
  let from = end;
  for (let at = end - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined) break;
    const isConnector = words.length > 0 && connectors.has(token.plain);
    if (isConnector) continue;
    const known = numeralLanguages(token.text);
    const shared = common.filter(
      (language) => known.includes(language) || isThousand(token.plain, [language]),
    );
    if (shared.length === 0) break;
    common = shared;
    words.unshift(token.text);
    from = at;
  }
  const language = common.find((one) => isNumber(words, one));
  return language === undefined ? undefined : { words, language, from };
}

// Vietnamese numbers without accents are names as well: "nam", "hai".
function isNumber(words: readonly string[], language: NumeralLanguage): boolean {
  if (language === 'vi' && words.every((word) => latinOnly.test(word))) return false;
  return words.some((word) => numeralLanguages(word).includes(language));
}

/** Digits as words: "lucia treinta y tres". One word for a digit may be meant as the word itself. */
function numberBefore(
  tokens: readonly SpelledToken[],
  { words, language, from }: NumberRow,
): Unit | undefined {
  const digits = dictatedNumber(words, language);
  const before = tokens[from - 1];
  if (digits === undefined || before === undefined || isMultiplier(before.plain)) return undefined;
  const isDigit = digits.length === 1;
  if (signBefore(tokens, from))
    return isDigit ? undefined : { text: digits, from, isDictated: true, hasLetters: false };
  const name = isDigit && /[01]/.test(digits) ? undefined : nameBefore(tokens, from);
  return name && { ...name, text: name.text + digits, isDictated: true };
}

function unitBefore(
  tokens: readonly SpelledToken[],
  end: number,
  { languages, isJoined }: Dictation,
): Unit | undefined {
  const row = numberRowBefore(tokens, end, languages);
  if (row) return numberBefore(tokens, row);
  return (
    lettersBefore(tokens, end) ??
    digitsBefore(tokens, end) ??
    (isJoined ? joinedBefore(tokens, end) : atomBefore(tokens, end))
  );
}

interface Sign {
  readonly sign: string;
  readonly from: number;
}

function markBefore(tokens: readonly SpelledToken[], end: number): Sign | undefined {
  const [before, mark, after] = [tokens[end - 2], tokens[end - 1], tokens[end]];
  if (mark?.kind !== 'mark' || before === undefined || !/^[._+]$/.test(mark.text)) return undefined;
  // "Gracias . ana": a sentence ends.
  if (mark.text === '.' && (isKnownWord(before.plain) || !areApart(before, mark))) return undefined;
  if (after && !areApart(mark, after)) return undefined;
  return { sign: mark.text, from: end - 1 };
}

function signBefore(tokens: readonly SpelledToken[], until: number): Sign | undefined {
  const end = skipComma(tokens, until);
  for (let count = MAX_SIGN_WORDS; count > 0; count--) {
    const words = tokens.slice(Math.max(0, end - count), end);
    if (words.length < count || words.some(({ kind }) => kind === 'break' || kind === 'mark')) continue;
    const sign = signNamed(words.map(({ text }) => text).join(' '));
    if (sign !== undefined) return { sign, from: end - count };
  }
  return markBefore(tokens, end);
}

/** The local part at the end of the tokens; `undefined` where a part of it is missing or not clear. */
export function localAtEnd(tokens: readonly SpelledToken[], dictation: Dictation): SpelledLocal | undefined {
  let local = '';
  let isDictated = false;
  let end = skipComma(tokens, tokens.length);
  for (let count = 0; count < MAX_UNITS; count++) {
    const unit = unitBefore(tokens, end, dictation);
    if (!unit) return undefined;
    local = unit.text + local;
    isDictated ||= unit.isDictated;
    const sign = signBefore(tokens, unit.from);
    if (!sign) return { local, from: unit.from, isDictated, startsWithLetters: unit.hasLetters };
    local = sign.sign + local;
    isDictated = true;
    end = skipComma(tokens, sign.from);
  }
  return undefined;
}
