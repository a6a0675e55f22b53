import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Finding, PhoneHit } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import { isFunctionWord } from './function-word.ts';
import type { Concept } from './lexicon.ts';
import { referenceConcepts } from './lexicon.ts';
import { isPostposedInsteadOf, isPostposedNegation } from './postposed-words.ts';
import type { ReadDigits } from './split-run.ts';
import { hasAny, isInnerPart, tokensAround } from './token-window.ts';

/** "612 34 56 82, sorry, it ends in 28": how far from the number it is corrected. */
const MAX_TOKENS_TO_CORRECTION = 14;
/** Between the word for the end and the digits: "the last two are 28", "28 at the very end". */
const MAX_WORDS_BEFORE = 3;
const MAX_WORDS_AFTER = 2;
const MAX_TOKENS_TO_DENIAL = 6;
/** "612 34 56 82 no, it ends in 28": where a negation corrects. */
const MAX_TOKENS_TO_NEGATION = 2;
const correctionSigns = /^(?:[*→⇒>»]|[-=]>)$/u;
const SHORT_DIGITS = /^\d{2,5}$/;
const ENDING_DIGITS = /^\d{2,4}$/;
const PREFIX_DIGITS = /^\d{2,5}$/;
const correcting: readonly Concept[] = ['correction', 'wrong', 'insteadOf'];

/** May stand between the word for the end and the digits. */
const between: readonly Concept[] = ['copula', 'filler', 'writerOwn', 'presence', 'numberWord', 'phoneNoun'];

/** Short digits near a number. */
interface ShortDigits {
  readonly at: number;
  readonly digits: string;
  /** "Not 82", "82 değil"; behind the number also "instead of 82" and "I wrote 82", which before it tell of an earlier message. */
  readonly isDenied: boolean;
}

/** What stands between a number and the next identifier. */
interface Part {
  readonly tokens: readonly Token[];
  readonly short: readonly ShortDigits[];
}

/** Phones of which the same text corrects some digits, as they are after the correction. */
export function withCorrectedDigits(
  found: readonly Finding[],
  annotated: AnnotatedText,
  read: ReadDigits,
): readonly Finding[] {
  if (!annotated.tokens.some(isShort)) return found;
  return found.map((finding) => {
    if (finding.kind !== 'phone') return finding;
    if (!isRefused(finding)) return corrected(finding, annotated, read) ?? finding;
    // A word of the correction may have refused it: "ups" is also a courier.
    return (finding.phone && corrected(finding.phone, annotated, read)) ?? finding;
  });
}

function isShort({ kind, plain }: Token): boolean {
  return kind === 'digits' && SHORT_DIGITS.test(plain);
}

function corrected(hit: PhoneHit, annotated: AnnotatedText, read: ReadDigits): PhoneHit | undefined {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, hit.at);
  const left = partOf(precedingTokens(tokens, before), ['negation']);
  const right = partOf(followingTokens(tokens, after), ['negation', 'insteadOf', 'formerly', 'oldOrDead']);
  const international =
    replacedEnding(hit, right, left) ??
    namedEnding(hit, right) ??
    swappedEnding(hit, right) ??
    replacedPrefix(hit, right, left);
  const reading = international === undefined ? undefined : read(international, true);
  return reading && { ...hit, number: reading.number, isCorrected: true };
}

function followingTokens(tokens: readonly Token[], first: number): readonly Token[] {
  const part = tokens.slice(first, first + MAX_TOKENS_TO_CORRECTION);
  const end = part.findIndex(({ kind }) => kind === 'identifier');
  return end < 0 ? part : part.slice(0, end);
}

function precedingTokens(tokens: readonly Token[], last: number): readonly Token[] {
  const part = tokens.slice(Math.max(0, last + 1 - MAX_TOKENS_TO_CORRECTION), last + 1);
  const start = part.findLastIndex(({ kind }) => kind === 'identifier');
  return part.slice(start + 1);
}

/** `denying`: what denies the digits behind it. */
function partOf(tokens: readonly Token[], denying: readonly Concept[]): Part {
  const short = tokens.flatMap((token, at) =>
    isShort(token) && !isCounted(tokens[at + 1])
      ? [{ at, digits: token.plain, isDenied: isDenied(tokens, at, denying) }]
      : [],
  );
  return { tokens, short };
}

// "The last 15 days"
function isCounted(next: Token | undefined): boolean {
  return isFunctionWord(next, 'unit');
}

// "It does not end in 82 but in 28", "I wrote 82 before": the digits that are denied.
function isDenied(tokens: readonly Token[], at: number, denying: readonly Concept[]): boolean {
  if (isDeniedBehind(tokens, at, denying)) return true;
  for (let index = at - 1; index >= Math.max(0, at - MAX_TOKENS_TO_DENIAL); index--) {
    const token = tokens[index];
    if (token === undefined || endsDenial(token)) return false;
    if (isPostposedNegation(token) && deniesBefore(tokens, index)) return false;
    if (hasAny(token, ...denying) || isWrote(token, denying)) return true;
  }
  return false;
}

// "82 değil", "82 yerine"
function isDeniedBehind(tokens: readonly Token[], at: number, denying: readonly Concept[]): boolean {
  const next = tokens[at + 1];
  if (isPostposedNegation(next)) return deniesBefore(tokens, at + 1);
  return denying.includes('insteadOf') && isPostposedInsteadOf(next);
}

function isWrote(token: Token, denying: readonly Concept[]): boolean {
  return denying.includes('insteadOf') && isFunctionWord(token, 'wrote');
}

/** Between two groups of digits most negations deny the second: "28 not 82", but "82 değil 28". */
function deniesBefore(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.kind !== 'digits') return false;
  return tokens[at + 1]?.kind !== 'digits' || isFunctionWord(tokens[at], 'finalNegation');
}

function endsDenial(token: Token): boolean {
  return (
    token.kind === 'digits' ||
    token.kind === 'soft' ||
    token.kind === 'hard' ||
    hasAny(token, 'contrast', 'correction', 'ending')
  );
}

function digitsOf(hit: PhoneHit): string {
  return hit.number.number.slice(1);
}

function withEnding(hit: PhoneHit, ending: string): string {
  return `${digitsOf(hit).slice(0, -ending.length)}${ending}`;
}

/** "...82, not 82 but 28": the digits that are there now and those that are right. */
function replacedEnding(hit: PhoneHit, ...parts: readonly Part[]): string | undefined {
  for (const { tokens, short } of parts) {
    const present = short.find(({ digits }) => ENDING_DIGITS.test(digits) && digitsOf(hit).endsWith(digits));
    if (present === undefined) continue;
    // "...82 ends in 82, I wrote 28 before"
    if (!present.isDenied && isNamedEnding(tokens, present.at)) return undefined;
    const right = replacementOf(present, short);
    if (right !== undefined && (present.isDenied || isNamedEnding(tokens, right.at)))
      return withEnding(hit, right.digits);
  }
  return undefined;
}

function replacementOf(present: ShortDigits, short: readonly ShortDigits[]): ShortDigits | undefined {
  return short.find(
    ({ digits, isDenied: isWrong }) =>
      !isWrong && digits !== present.digits && digits.length === present.digits.length,
  );
}

/** "...82, sorry, it ends in 28" */
function namedEnding(hit: PhoneHit, { tokens, short }: Part): string | undefined {
  const named = short.find(
    ({ at, digits, isDenied: isWrong }) =>
      !isWrong &&
      ENDING_DIGITS.test(digits) &&
      isSaidEnding(tokens, at) &&
      isCorrection(tokens) &&
      !isOfAnother(tokens, at),
  );
  return named && withEnding(hit, named.digits);
}

function isCorrection(tokens: readonly Token[]): boolean {
  return (
    tokens.some((token) => hasAny(token, ...correcting)) ||
    tokens.slice(0, MAX_TOKENS_TO_NEGATION).some((token) => hasAny(token, 'negation'))
  );
}

/** What another number ends in: "my card ends in 4521", "the ticket with the end 81". */
function isOfAnother(tokens: readonly Token[], at: number): boolean {
  const near = tokens.slice(0, at);
  return isEndOfThing(near) || near.some(isReference);
}

function isReference(token: Token): boolean {
  // "Fin" and "ups" are names of numbers as well.
  if (hasAny(token, 'ending', 'correction')) return false;
  return token.concepts.some((concept) => referenceConcepts.has(concept));
}

/** Shorter words are hardly names of things: "ça finit par 28". */
const SHORTEST_THING = 3;

// A word that no lexicon knows stands directly before the word for the end.
function isEndOfThing(tokens: readonly Token[]): boolean {
  const ending = tokens.findLastIndex((token) => hasAny(token, 'ending'));
  const before = tokens[ending - 1];
  if (before?.kind !== 'word' || isInnerPart(before)) return false;
  return before.concepts.length === 0 && before.plain.length >= SHORTEST_THING;
}

/** "...82 *28", "...82, oops, 28": the last digits in another order, after a sign or a word of correction. */
function swappedEnding(hit: PhoneHit, { tokens, short }: Part): string | undefined {
  const swapped = short.find(
    ({ at, digits, isDenied: isWrong }) => !isWrong && isSwapped(hit, digits) && isAnnounced(tokens, at),
  );
  return swapped && withEnding(hit, swapped.digits);
}

/** Nothing but signs and words of correction stands directly before the digits, or a word for the end near them. */
function isAnnounced(tokens: readonly Token[], at: number): boolean {
  if (isInDateOrTime(tokens, at) || tokens.slice(0, at).some(isReference)) return false;
  if (isNamedEnding(tokens, at)) return true;
  let index = at - 1;
  while (isPassed(tokens[index])) index--;
  const sign = tokens[index];
  return correctionSigns.test(sign?.plain ?? '') || hasAny(sign, 'correction', 'wrong', 'ending');
}

// "At 20:30", "17/08"
function isInDateOrTime(tokens: readonly Token[], at: number): boolean {
  const continues = /^[:/.]$/.test(tokens[at + 1]?.plain ?? '') && tokens[at + 2]?.kind === 'digits';
  return continues || /^[:/]$/.test(tokens[at - 1]?.plain ?? '');
}

function isPassed(token: Token | undefined): boolean {
  return token?.kind === 'soft' || hasAny(token, 'copula') || isInnerPart(token);
}

/** "0531..., not 0531 but 0530, the rest is right" */
function replacedPrefix(hit: PhoneHit, ...parts: readonly Part[]): string | undefined {
  const { nationalNumber, countryCallingCode } = hit.number;
  for (const { short } of parts) {
    const present = short.find(
      ({ digits }) => PREFIX_DIGITS.test(digits) && isPrefix(nationalNumber, digits),
    );
    const right = present?.isDenied === true ? replacementOf(present, short) : undefined;
    if (present !== undefined && right !== undefined) {
      const length = withoutTrunk(present.digits).length;
      return `${countryCallingCode}${withoutTrunk(right.digits)}${nationalNumber.slice(length)}`;
    }
  }
  return undefined;
}

function withoutTrunk(digits: string): string {
  return digits.replace(/^0/, '');
}

function isPrefix(national: string, digits: string): boolean {
  return national.startsWith(withoutTrunk(digits));
}

function isSwapped(hit: PhoneHit, digits: string): boolean {
  const present = digitsOf(hit).slice(-digits.length);
  return present !== digits && [...present].sort().join('') === [...digits].sort().join('');
}

function isNamedEnding(tokens: readonly Token[], at: number): boolean {
  return isEndingNear(tokens, at, -1, MAX_WORDS_BEFORE) || isEndingNear(tokens, at, 1, MAX_WORDS_AFTER);
}

/** Nothing but the word for the end, and words of grammar, stands between: "ends in 28", "the last two are 28". */
function isSaidEnding(tokens: readonly Token[], at: number): boolean {
  if (isYear(tokens[at]?.plain ?? '')) return false;
  const before = tokens.slice(0, at).reverse();
  const other = before.findIndex(
    (token) => token.kind !== 'mark' && !isInnerPart(token) && (!isBetween(token) || hasAny(token, 'ending')),
  );
  return hasAny(before[other], 'ending') || hasAny(tokens[at + 1], 'ending');
}

function isBetween(token: Token): boolean {
  return hasAny(token, ...between) || isFunctionWord(token, 'writerAsObject');
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d{2}$/.test(digits);
}

function isEndingNear(tokens: readonly Token[], at: number, direction: 1 | -1, maxWords: number): boolean {
  let words = 0;
  for (let index = at + direction; words <= maxWords; index += direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'hard' || token.kind === 'digits') return false;
    if (direction === 1 && token.kind === 'soft') return false;
    if (hasAny(token, 'ending')) return true;
    if (token.kind === 'word') words++;
  }
  return false;
}
