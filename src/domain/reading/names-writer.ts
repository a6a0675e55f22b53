import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import { hasAny } from './token-window.ts';

const MAX_BRACKET_TOKENS = 16;

/** Whether a word of an entry means the writer: "me", "my number". */
export function namesWriter(token: Token): boolean {
  return isFunctionWord(token, 'listedWriter') || hasAny(token, 'ownNumber', 'callMe');
}

/** Whether brackets open at a token and name the writer: "(me)", "(the owner, me)". */
export function namesWriterInBrackets(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.plain !== '(') return false;
  const inside = tokens.slice(at + 1, at + MAX_BRACKET_TOKENS);
  const end = inside.findIndex(({ plain }) => plain === ')');
  return inside.slice(0, Math.max(end, 0)).some(namesWriter);
}
