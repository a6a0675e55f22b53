import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import type { FunctionWord } from './function-word-kind.ts';
import type { Cue } from './owner-cues.ts';
import { isRemovalOfThing } from './removed-things.ts';
import { hasAny, isInnerPart, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_SOURCE = 1;

/** Whether a term, or what stands between it and the identifier before it, has a word of a kind. */
function hasWord(tokens: readonly Token[], { at, direction }: Cue, kind: FunctionWord): boolean {
  let index = at;
  while (isInnerPart(tokens[index + 1])) index++;
  for (; index >= 0 && tokens[index]?.kind !== 'identifier'; index--) {
    if (isFunctionWord(tokens[index], kind)) return !hasAny(tokens[index - 1], 'copula');
    if (direction === -1 && index <= at) return false;
  }
  return false;
}

function isSource(token: Token): boolean {
  return hasAny(token, 'source') || token.coveredConcepts.includes('source');
}

function isChange(tokens: readonly Token[], cue: Cue): boolean {
  return cue.direction === -1 && hasWord(tokens, cue, 'changeVerb');
}

function isAfterSource(tokens: readonly Token[], before: number): boolean {
  return wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_SOURCE).some(isSource);
}

// "Changed to 612...", "my number has changed: 612...", not "changed from 612..."
function isChangeTo(tokens: readonly Token[], before: number, cue: Cue): boolean {
  return isChange(tokens, cue) && !isAfterSource(tokens, before);
}

/** "Changed from 612...": certainly the old number. */
export function isChangeFrom(tokens: readonly Token[], before: number, cue: Cue): boolean {
  return isChange(tokens, cue) && isAfterSource(tokens, before);
}

function isOwnBeside({ owner, isAfterBreak }: Cue): boolean {
  return owner === 'own' && !isAfterBreak;
}

/**
 * Whether words about an old or dead number are about another one: "I don't use the landline any more, my mobile is 612...",
 * "my new number 612..., the old one is dead", "changed to 612...", "612... to remove a tree".
 */
export function isAboutAnother(
  tokens: readonly Token[],
  before: number,
  gone: Cue,
  cues: readonly Cue[],
): boolean {
  if (isChangeTo(tokens, before, gone) || isRemovalOfThing(tokens, gone)) return true;
  if (!gone.isAfterBreak || !cues.some(isOwnBeside)) return false;
  return gone.direction === -1 || hasWord(tokens, gone, 'oldOne');
}
