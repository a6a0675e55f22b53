import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import type { EntryLabel } from './entry-label.ts';
import { isUncased } from './label-part.ts';
import { tokensAround } from './token-window.ts';

/** An entry of a list with what its words say. */
export interface Labelled {
  readonly hits: readonly Hit[];
  readonly label: EntryLabel;
  readonly words: readonly Token[];
  readonly isBelow: boolean;
}

const MAX_WORDS_BEHIND = 2;

function isLineBreak({ plain }: Token): boolean {
  return plain === '\n';
}

function isColon({ plain }: Token): boolean {
  return /^[:：]$/u.test(plain);
}

/** The tokens from the line of the first identifier to that of the last one, without a heading: "Call: Ana 612...". */
function linesOf({ tokens }: AnnotatedText, before: number, after: number): readonly Token[] {
  const start = tokens.findLastIndex((token, at) => at <= before && isLineBreak(token)) + 1;
  const heading = tokens.findLastIndex((token, at) => at >= start && at < before && isColon(token));
  const end = tokens.findIndex((token, at) => at >= after && isLineBreak(token));
  return tokens.slice(Math.max(start, heading + 1), end < 0 ? tokens.length : end);
}

function mayBeTwo(entries: readonly Labelled[], lines: readonly Token[]): boolean {
  const words = entries.flatMap((entry) => entry.words);
  // In a script without capitals a name is any unknown word.
  if (words.some(isUncased) && !lines.some(isLineBreak)) return false;
  const isSentence = lines.some((token) => token.kind === 'hard' && !isLineBreak(token));
  const said = lines.filter(({ kind }) => kind === 'word');
  // "Ana 612..., Luis 634... please"
  const isNamed = said.slice(0, words.length).every((word) => words.includes(word));
  return (
    !isSentence && isNamed && said.length >= words.length && said.length <= words.length + MAX_WORDS_BEHIND
  );
}

function areDifferent(first: EntryLabel, second: EntryLabel): boolean {
  if (first.kind === second.kind)
    return (first.kind === 'name' || first.kind === 'role') && first.name !== second.name;
  const kinds = [first.kind, second.kind];
  return kinds.includes('writer') && (kinds.includes('name') || kinds.includes('role'));
}

/** Whether a text lists two people, "Ana 612..., Luis 634...", and its lines say nothing else. */
export function isListOfTwo(annotated: AnnotatedText, entries: readonly Labelled[]): boolean {
  const [first, second] = entries;
  const [start, end] = [first?.hits[0], second?.hits.at(-1)];
  if (first === undefined || second === undefined || start === undefined || end === undefined) return false;
  if (!areDifferent(first.label, second.label)) return false;
  const [before] = tokensAround(annotated, start.at);
  const [, after] = tokensAround(annotated, end.at);
  return mayBeTwo(entries, linesOf(annotated, before, after));
}
