import type { AnnotatedText, Token } from './annotated-text.ts';
import { areaCodeWord } from './area-code-words.ts';
import type { DigitRun } from './digit-runs.ts';
import { isFunctionWord } from './function-word.ts';
import { phoneWordNearby } from './judge-reference.ts';
import { isTrunkWritten } from './missing-trunk.ts';
import type { NumberReading } from './number-readings.ts';
import type { ReadDigits } from './split-run.ts';
import { spanDigits } from './split-run.ts';
import { hasAny, tokensAround } from './token-window.ts';

const areaCode = /^\d{2,5}$/;
const localNumber = /^[1-9]\d{4,8}$/;
const bracketedCode = /^(?!(?:19|20)\d\d$)\d{2,5}$/;
/** "3344-5172 (11)": so many digits are a local number also where all of them would be a number in their order. */
const MIN_WHOLE_LOCAL = 7;
const MAX_DISTANCE = 40;
/** "Area code 415, and my number is 736-2671" */
const MAX_WORDS_BETWEEN = 5;
/** Of the term for an area code and a copula behind it. */
const MAX_TERM_WORDS = 4;
const personalTypes = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** A local number and the code that belongs before it. */
interface Parts {
  readonly local: DigitRun;
  readonly code: DigitRun;
}

function allDigits(run: DigitRun): string {
  return spanDigits(run, 0, run.groups.length - 1);
}

function endOf({ start, groups }: DigitRun): number {
  return groups.at(-1)?.end ?? start;
}

/** Digits that are a number by themselves, not only because their trunk prefix may be missing. */
function isNumberAlone(digits: string, read: ReadDigits): boolean {
  const reading = read(digits, false);
  return reading !== undefined && (digits.startsWith('0') || !isTrunkWritten(reading.number));
}

function isLocal(run: DigitRun, read: ReadDigits): boolean {
  const digits = allDigits(run);
  return !run.plus && localNumber.test(digits) && !isNumberAlone(digits, read);
}

function isCode({ plus, groups }: DigitRun): boolean {
  return !plus && groups.length === 1 && areaCode.test(groups[0]?.digits ?? '');
}

/** The digits with their area code first, as they are dialled. */
function dialled(code: string, local: string, read: ReadDigits): string | undefined {
  const bare = code.replace(/^0/, '');
  return [`0${bare}${local}`, `${bare}${local}`].find((digits) => isPersonal(read(digits, false), digits));
}

function isPersonal(reading: NumberReading | undefined, digits: string): boolean {
  if (reading === undefined || !personalTypes.has(reading.type)) return false;
  return digits.startsWith('0') || !isTrunkWritten(reading.number);
}

function joined(from: number, end: number, digits: string): DigitRun {
  const group = { start: from, end, digits, tight: false, afterPoint: false, bracketed: false };
  return { groups: [group], plus: false, start: from };
}

/** "736-2671 (415)": the code in brackets behind. */
function bracketedParts(run: DigitRun, read: ReadDigits): Parts | undefined {
  const code = run.groups.at(-1);
  if (run.plus || code?.bracketed !== true || !bracketedCode.test(code.digits)) return undefined;
  const local = { ...run, groups: run.groups.slice(0, -1) };
  if (!isLocal(local, read)) return undefined;
  const isShort = allDigits(local).length < MIN_WHOLE_LOCAL;
  if (isShort && read(allDigits(run), false) !== undefined) return undefined;
  return { local, code: { groups: [code], plus: false, start: code.start } };
}

function withBracketedCode(run: DigitRun, read: ReadDigits): DigitRun | undefined {
  const parts = bracketedParts(run, read);
  if (parts === undefined) return undefined;
  const code = allDigits(parts.code);
  const whole = dialled(code, allDigits(parts.local), read);
  if (whole === undefined) return undefined;
  // Where the zero is always written, a code without it is hardly one.
  if (!code.startsWith('0') && isZeroWritten(whole, read)) return undefined;
  return joined(run.start, endOf(run) + 1, whole);
}

function isZeroWritten(digits: string, read: ReadDigits): boolean {
  const reading = read(digits, false);
  return reading !== undefined && isTrunkWritten(reading.number);
}

function tokensBetween(annotated: AnnotatedText, start: number, end: number): readonly Token[] | undefined {
  if (end - start > MAX_DISTANCE) return undefined;
  const [last, first] = [
    tokensAround(annotated, { start: end, end }),
    tokensAround(annotated, { start, end: start }),
  ];
  const between = annotated.tokens.slice(first[1], last[0] + 1);
  const isBroken = between.some(
    ({ kind, plain }) => kind === 'identifier' || kind === 'digits' || /[!?;]/.test(plain),
  );
  return isBroken ? undefined : between;
}

function wordsOf(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind === 'word');
}

/** The term for an area code, with or without other words of grammar: "my area code is". */
function termOf(words: readonly Token[]): 'certain' | 'vague' | undefined {
  const plain = words.map((word) => word.plain);
  const from = hasAny(words[0], 'writerOwn') || isFunctionWord(words[0], 'joining') ? 1 : 0;
  const to = hasAny(words.at(-1), 'copula') ? -1 : undefined;
  return areaCodeWord(plain) ?? areaCodeWord(plain.slice(from, to));
}

/** "362-91-75, code 044" */
function isCodeBehind({ local, code }: Parts, annotated: AnnotatedText): boolean {
  const between = tokensBetween(annotated, endOf(local), code.start);
  if (between === undefined) return false;
  const term = termOf(wordsOf(between));
  return term === 'certain' || (term === 'vague' && isSaidOfPhone({ local, code }, annotated));
}

/** "Code 415 for the door", "order 7362671 code 415": a code of something else. */
function isSaidOfPhone({ local, code }: Parts, annotated: AnnotatedText): boolean {
  const next = annotated.tokens[tokensAround(annotated, { start: code.start, end: endOf(code) })[1]];
  if (next?.kind === 'word' || next?.kind === 'digits' || next?.kind === 'identifier') return false;
  if (allDigits(code).startsWith('0') || local.groups.length > 1) return true;
  return phoneWordNearby(annotated, { start: local.start, end: endOf(local) });
}

/** "Area code 415, number 736-2671": where the words for the code begin. */
function startOfCodeBefore({ local, code }: Parts, annotated: AnnotatedText): number | undefined {
  const between = tokensBetween(annotated, endOf(code), local.start);
  const words = wordsOf(between ?? []);
  if (between === undefined || words.length > MAX_WORDS_BETWEEN || !words.every(isNaming)) return undefined;
  const [before] = tokensAround(annotated, { start: code.start, end: endOf(code) });
  const isNamed = words.some((word) => hasAny(word, 'phoneNoun', 'numberWord', 'ownNumber'));
  const found = termBefore(annotated.tokens, before);
  const isSure = found?.term === 'certain' || isNamed || allDigits(code).startsWith('0');
  return isSure ? found?.start : undefined;
}

function isNaming(word: Token): boolean {
  if (word.isCovered || isFunctionWord(word, 'joining') || isFunctionWord(word, 'conjunction')) return true;
  return hasAny(
    word,
    'phoneNoun',
    'numberWord',
    'ownNumber',
    'writerOwn',
    'copula',
    'filler',
    'selfIntroduction',
  );
}

interface FoundTerm {
  readonly term: 'certain' | 'vague';
  readonly start: number;
}

/** The term that ends before an area code, the longest first. */
function termBefore(tokens: readonly Token[], before: number): FoundTerm | undefined {
  let end = before;
  while (/^[:：=(]$/u.test(tokens[end]?.plain ?? '')) end--;
  for (let length = MAX_TERM_WORDS; length > 0; length--) {
    const words = tokens.slice(Math.max(0, end + 1 - length), end + 1);
    const term = words.every(({ kind }) => kind === 'word') ? termOf(words) : undefined;
    const start = words[0]?.start;
    if (term !== undefined && start !== undefined) return { term, start };
  }
  return undefined;
}

/** Two runs of which one is the area code of the other. */
function joinedRuns(
  [first, second]: readonly [DigitRun, DigitRun],
  annotated: AnnotatedText,
  read: ReadDigits,
): DigitRun | undefined {
  const [start, parts] = partsOf(first, second, annotated, read) ?? [];
  if (start === undefined || parts === undefined) return undefined;
  const digits = dialled(allDigits(parts.code), allDigits(parts.local), read);
  return digits === undefined ? undefined : joined(start, endOf(second), digits);
}

/** The parts of a number in two runs, and where it begins in the text. */
function partsOf(
  first: DigitRun,
  second: DigitRun,
  annotated: AnnotatedText,
  read: ReadDigits,
): readonly [number, Parts] | undefined {
  const behind = { local: first, code: second };
  if (isCode(second) && isLocal(first, read))
    return isCodeBehind(behind, annotated) ? [first.start, behind] : undefined;
  const before = { local: second, code: first };
  if (!isCode(first) || !isLocal(second, read)) return undefined;
  const start = startOfCodeBefore(before, annotated);
  return start === undefined ? undefined : [start, before];
}

/** Runs in which local numbers have the area code that is said or bracketed beside them: "4455123, Vorwahl 089". */
export function withAreaCodes(
  runs: readonly DigitRun[],
  annotated: AnnotatedText,
  read: ReadDigits,
): readonly DigitRun[] {
  const found: DigitRun[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    const next = runs[at + 1];
    const pair = next && joinedRuns([run, next], annotated, read);
    if (pair !== undefined) at++;
    found.push(pair ?? withBracketedCode(run, read) ?? run);
  }
  return found;
}
