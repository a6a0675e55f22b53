import type { AnnotatedText, Token } from './annotated-text.ts';
import type { TextRange } from './reading.ts';
import { hasAny, tokensAround } from './token-window.ts';

function isLineEnd(token: Token | undefined): boolean {
  return token === undefined || token.plain === '\n';
}

function saysOwn(token: Token): boolean {
  return token.kind !== 'word' || token.isCovered || hasAny(token, 'ownNumber', 'copula');
}

/** Whether a line says only that an identifier is the writer's: "my number is 612..." and nothing else before the next line. */
export function isOwnLine(annotated: AnnotatedText, range: TextRange): boolean {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, range);
  if (!isLineEnd(tokens[after]) || before < 0) return false;
  const start = tokens.findLastIndex((token, at) => at <= before && isLineEnd(token)) + 1;
  const line = tokens.slice(start, before + 1);
  return line.every(saysOwn) && line.some((token) => hasAny(token, 'ownNumber'));
}
