import type { Token } from './annotated-text.ts';
import type { Direction } from './token-window.ts';
import { hasAny, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_SOURCE = 2;
const MAX_TOKENS_TO_CALL = 12;

// "from 612...", "from the number 612..."
function isSourceBefore(tokens: readonly Token[], before: number): boolean {
  const [first, second] = wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_SOURCE);
  if (hasAny(first, 'source')) return true;
  return hasAny(first, 'filler', 'numberWord', 'phoneNoun') && hasAny(second, 'source');
}

// "612...-dan"
function isSourceAfter(tokens: readonly Token[], after: number): boolean {
  const next = /^['-]$/.test(tokens[after]?.plain ?? '') ? tokens[after + 1] : tokens[after];
  return hasAny(next, 'source');
}

function isCall(token: Token): boolean {
  return (
    hasAny(token, 'calledPast', 'youCalledMe', 'calledMe') || token.coveredConcepts.includes('calledPast')
  );
}

/** `staysInPart`: a call in another part of the sentence is about another number. */
function hasCall(tokens: readonly Token[], at: number, direction: Direction, staysInPart: boolean): boolean {
  for (let step = 0, index = at; step < MAX_TOKENS_TO_CALL; step++, index += direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'hard' || token.kind === 'identifier') return false;
    if (staysInPart && token.kind === 'soft') return false;
    if (hasAny(token, 'ownNumber', 'selfIntroduction')) return false;
    if (isCall(token)) return true;
  }
  return false;
}

/** "You called me from 612...": the number of those who called, other than in "you called me on 612...". */
export function isCalledFrom(tokens: readonly Token[], before: number, after: number): boolean {
  const isPreposed = isSourceBefore(tokens, before);
  if (!isPreposed && !isSourceAfter(tokens, after)) return false;
  return hasCall(tokens, before, -1, !isPreposed) || hasCall(tokens, after, 1, true);
}
