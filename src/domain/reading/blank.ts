import type { TextRange } from './reading.ts';

/** Stands for what was read or refused already; no letter, digit, space or separator. */
const blankMark = '\u0001';

/** The text with ranges taken out of sight, every other place unchanged. */
export function blank(text: string, ranges: readonly TextRange[], mark: string = blankMark): string {
  if (ranges.length === 0) return text;
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    result += text.slice(at, from) + mark.repeat(end - from);
    at = end;
  }
  return result + text.slice(at);
}
