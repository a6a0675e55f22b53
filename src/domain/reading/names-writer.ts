import type { Token } from './annotated-text.ts';
import { entryLabel } from './entry-label.ts';

const MAX_BRACKET_TOKENS = 16;

/** Whether brackets open at a token and name the writer: "(me)", "(the owner, me)", not "(works with me)". */
export function namesWriterInBrackets(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.plain !== '(') return false;
  const inside = tokens.slice(at + 1, at + MAX_BRACKET_TOKENS);
  const end = inside.findIndex(({ plain }) => plain === ')');
  return entryLabel(inside.slice(0, Math.max(end, 0)), new Set()).kind === 'writer';
}
