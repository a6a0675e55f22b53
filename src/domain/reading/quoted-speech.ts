import type { AnnotatedText } from './annotated-text.ts';
import type { TextRange } from './reading.ts';
import { tokenIndexAt } from './token-window.ts';

const WINDOW_SIZE = 240;
const MIN_QUOTED_WORDS = 2;
const pairs: readonly (readonly [string, string])[] = [
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['「', '」'],
  ['『', '』'],
];

/** What may open a quotation; most texts have none before an identifier. */
const openingMark = /["«“„「『]/;

function pairedQuote(text: string, { start, end }: TextRange): TextRange | undefined {
  const from = Math.max(0, start - WINDOW_SIZE);
  const head = text.slice(from, start);
  for (const [open, close] of pairs) {
    const opened = head.lastIndexOf(open);
    if (opened < 0 || head.indexOf(close, opened + 1) >= 0) continue;
    const closed = text.slice(end, end + WINDOW_SIZE).indexOf(close);
    if (closed >= 0) return { start: from + opened, end: end + closed + 1 };
  }
  return undefined;
}

// Straight quotation marks open and close in turn within a line.
function straightQuote(text: string, { start, end }: TextRange): TextRange | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - WINDOW_SIZE);
  const marks = text.slice(lineStart, start).split('"').length - 1;
  if (marks % 2 === 0) return undefined;
  const opened = text.lastIndexOf('"', start - 1);
  const closed = text.slice(end, end + WINDOW_SIZE).indexOf('"');
  return closed < 0 ? undefined : { start: opened, end: end + closed + 1 };
}

function countWords(annotated: AnnotatedText, from: number, to: number): number {
  const { tokens } = annotated;
  let count = 0;
  for (let at = tokenIndexAt(annotated, from); at < tokens.length && count < MIN_QUOTED_WORDS; at++) {
    const token = tokens[at];
    if (token === undefined || token.start >= to) break;
    if (token.kind === 'word') count++;
  }
  return count;
}

/** Whether a range stands in quotation marks with other words, inside a longer text: what somebody else said. */
export function isQuoted(annotated: AnnotatedText, range: TextRange): boolean {
  const { text } = annotated;
  if (!openingMark.test(text.slice(Math.max(0, range.start - WINDOW_SIZE), range.start))) return false;
  const quote = pairedQuote(text, range) ?? straightQuote(text, range);
  if (quote === undefined) return false;
  const inside =
    countWords(annotated, quote.start, range.start) + countWords(annotated, range.end, quote.end);
  const outside =
    countWords(annotated, Math.max(0, quote.start - WINDOW_SIZE), quote.start) +
    countWords(annotated, quote.end, Math.min(text.length, quote.end + WINDOW_SIZE));
  return inside >= MIN_QUOTED_WORDS && outside > 0;
}
