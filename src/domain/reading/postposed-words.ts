import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import { hasAny } from './token-window.ts';

/** Negation that may follow what it denies. */
export function isPostposedNegation(token: Token | undefined): boolean {
  return isFunctionWord(token, 'postposedNegation');
}

/** "Instead of" that follows what it replaces: "612... yerine 613...". */
export function isPostposedInsteadOf(token: Token | undefined): boolean {
  return hasAny(token, 'insteadOf') && isFunctionWord(token, 'postposedInsteadOf');
}

export function isConjunction(token: Token | undefined): boolean {
  return isFunctionWord(token, 'conjunction');
}
