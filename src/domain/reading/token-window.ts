import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Concept } from './lexicon.ts';
import type { TextRange } from './reading.ts';

/** Index of the first token that ends after an offset. */
export function tokenIndexAt({ tokens }: AnnotatedText, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First and last token outside of a range. */
export function tokensAround(annotated: AnnotatedText, { start, end }: TextRange): readonly [number, number] {
  const { tokens } = annotated;
  let before = tokenIndexAt(annotated, start);
  while (before >= 0 && (tokens[before]?.end ?? Infinity) > start) before--;
  let after = tokenIndexAt(annotated, end);
  while (after < tokens.length && (tokens[after]?.start ?? Infinity) < end) after++;
  return [before, after];
}

function hasOneOf(token: Token, concepts: readonly Concept[]): boolean {
  for (const concept of token.concepts) if (concepts.includes(concept)) return true;
  return false;
}

export function hasAny(token: Token | undefined, ...concepts: readonly Concept[]): boolean {
  return token !== undefined && hasOneOf(token, concepts);
}

export type Direction = -1 | 1;

function endsPart({ kind }: Token): boolean {
  return kind === 'soft' || kind === 'hard' || kind === 'identifier';
}

/** The nearest words of the same part of the sentence in one direction, the nearest first. */
export function wordsFrom(
  tokens: readonly Token[],
  at: number,
  direction: Direction,
  count: number,
): readonly Token[] {
  const found: Token[] = [];
  for (let index = at + direction; found.length < count; index += direction) {
    const token = tokens[index];
    if (token === undefined || endsPart(token)) break;
    if (token.kind === 'word') found.push(token);
  }
  return found;
}

/** Whether one of the nearest words has one of the concepts. */
export function isNear(
  tokens: readonly Token[],
  at: number,
  direction: Direction,
  count: number,
  ...concepts: readonly Concept[]
): boolean {
  let left = count;
  for (let index = at + direction; left > 0; index += direction) {
    const token = tokens[index];
    if (token === undefined || endsPart(token)) return false;
    if (token.kind !== 'word') continue;
    if (hasOneOf(token, concepts)) return true;
    left--;
  }
  return false;
}

/** Whether a token is a question mark that ends a sentence, in any script. */
export function isQuestionMark(token: Token | undefined): boolean {
  return token?.kind === 'hard' && /^[?？؟]$/u.test(token.plain);
}

/** Whether a token is the inner part of a term of several words. */
export function isInnerPart(token: Token | undefined): boolean {
  return token?.isCovered === true && token.concepts.length === 0;
}

/** Index of the token before another one; the first word of a term stands for the term. */
export function termBefore(tokens: readonly Token[], at: number): number {
  let index = at - 1;
  while (isInnerPart(tokens[index])) index--;
  return index;
}

/** Index of the token after the term that starts with another one. */
export function termAfter(tokens: readonly Token[], at: number): number {
  let index = at + 1;
  while (isInnerPart(tokens[index])) index++;
  return index;
}
