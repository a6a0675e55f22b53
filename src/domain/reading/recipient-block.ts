import type { AnnotatedText, Token } from './annotated-text.ts';
import type { TextRange } from './reading.ts';
import { hasAny } from './token-window.ts';

const MAX_TOKENS_TO_COLON = 4;
const MAX_LINES = 6;

function isLineStart(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at - 1]?.plain === '\n';
}

function isLabel(tokens: readonly Token[], at: number): boolean {
  if (!isLineStart(tokens, at) || !hasAny(tokens[at], 'recipient', 'giftReceiver')) return false;
  return tokens.slice(at + 1, at + 1 + MAX_TOKENS_TO_COLON).some((token) => /^[:：/\n]$/u.test(token.plain));
}

/** Lines after the label of a recipient, up to an empty line: "To: J. Kurz / 12 Elm Street / tel. 612...". */
export function recipientBlock({ text, tokens }: AnnotatedText): TextRange | undefined {
  const label = tokens.find((_token, at) => isLabel(tokens, at));
  if (label === undefined) return undefined;
  let end = label.start;
  for (let line = 0; line < MAX_LINES && end >= 0; line++) {
    const next = text.indexOf('\n', end);
    if (next < 0) return { start: label.start, end: text.length };
    if (/^\s*\n/.test(text.slice(next + 1, next + 40))) return { start: label.start, end: next };
    end = next + 1;
  }
  return { start: label.start, end };
}
