import type { Token } from './annotated-text.ts';
import { hasAny, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_SOURCE = 2;
const MAX_TOKENS_TO_CALL = 12;

// "from 612...", "from the number 612...", "612...-dan".
function isSource(tokens: readonly Token[], before: number, after: number): boolean {
  const [first, second] = wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_SOURCE);
  if (hasAny(first, 'source')) return true;
  if (hasAny(first, 'filler', 'numberWord', 'phoneNoun') && hasAny(second, 'source')) return true;
  const next = /^['-]$/.test(tokens[after]?.plain ?? '') ? tokens[after + 1] : tokens[after];
  return hasAny(next, 'source');
}

function hasCall(tokens: readonly Token[], at: number, direction: -1 | 1): boolean {
  for (let step = 0, index = at; step < MAX_TOKENS_TO_CALL; step++, index += direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'hard' || token.kind === 'identifier') return false;
    if (hasAny(token, 'ownNumber', 'selfIntroduction')) return false;
    if (hasAny(token, 'calledPast')) return true;
    // A call in the next part of the sentence is about another number.
    if (direction === 1 && token.kind === 'soft') return false;
  }
  return false;
}

/** "You called me from 612...": the number of those who called, other than in "you called me on 612...". */
export function isCalledFrom(tokens: readonly Token[], before: number, after: number): boolean {
  if (!isSource(tokens, before, after)) return false;
  return hasCall(tokens, before, -1) || hasCall(tokens, after, 1);
}
