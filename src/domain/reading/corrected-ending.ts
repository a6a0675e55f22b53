import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Finding, PhoneHit } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import type { Concept } from './lexicon.ts';
import type { ReadDigits } from './split-run.ts';
import { hasAny, tokensAround } from './token-window.ts';

/** "612 34 56 82, sorry, it ends in 28": how far from the number its end is corrected. */
const MAX_TOKENS_TO_ENDING = 14;
/** Between the word for the end and the digits: "the last two are 28". */
const MAX_WORDS_BETWEEN = 3;
const ENDING_DIGITS = /^\d{2,4}$/;
const correcting: readonly Concept[] = ['correction', 'wrong', 'negation', 'insteadOf'];
/** What may follow the digits: other words make them an amount or a time. */
const following: readonly Concept[] = [...correcting, 'copula', 'filler', 'contrast'];

/** Phones whose end the same text corrects, as they are after the correction. */
export function withCorrectedEndings(
  found: readonly Finding[],
  annotated: AnnotatedText,
  read: ReadDigits,
): readonly Finding[] {
  if (!annotated.tokens.some((token) => hasAny(token, 'ending'))) return found;
  return found.map((finding) =>
    isRefused(finding) || finding.kind !== 'phone' ? finding : corrected(finding, annotated, read),
  );
}

function corrected(hit: PhoneHit, annotated: AnnotatedText, read: ReadDigits): PhoneHit {
  const ending = endingAfter(annotated, hit);
  if (ending === undefined) return hit;
  const international = hit.number.number;
  const reading = read(`${international.slice(1, -ending.length)}${ending}`, true);
  return reading === undefined ? hit : { ...hit, number: reading.number };
}

function endingAfter(annotated: AnnotatedText, hit: PhoneHit): string | undefined {
  const { tokens } = annotated;
  const [, after] = tokensAround(annotated, hit.at);
  const window = tokens.slice(after, after + MAX_TOKENS_TO_ENDING);
  if (!window.some((token) => hasAny(token, ...correcting))) return undefined;
  for (const [at, token] of window.entries()) {
    if (token.kind === 'identifier') return undefined;
    if (token.kind !== 'digits' || !ENDING_DIGITS.test(token.plain)) continue;
    if (isNamedEnding(window, at) && !isCounted(window[at + 1]) && !isDenied(window, at)) return token.plain;
  }
  return undefined;
}

function isNamedEnding(tokens: readonly Token[], at: number): boolean {
  let words = 0;
  for (let index = at - 1; index >= 0 && words <= MAX_WORDS_BETWEEN; index--) {
    const token = tokens[index];
    if (hasAny(token, 'ending')) return true;
    if (token?.kind === 'hard' || token?.kind === 'digits') return false;
    if (token?.kind === 'word') words++;
  }
  return false;
}

// "The last 15 days"
function isCounted(next: Token | undefined): boolean {
  return next?.kind === 'word' && !hasAny(next, ...following);
}

// "It does not end in 82 but in 28": the digits that are denied.
function isDenied(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - MAX_WORDS_BETWEEN - 1); index--) {
    const token = tokens[index];
    if (token?.kind === 'digits' || token?.kind === 'soft' || token?.kind === 'hard') return false;
    if (hasAny(token, 'negation', 'insteadOf')) return true;
  }
  return false;
}
