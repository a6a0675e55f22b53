import type { TextRange } from './reading.ts';

/** Replaces text that is already read or refused; it is no letter, digit, space or separator. */
const blankMark = '\u0001';

/** Replaces the ranges with marks; all other positions stay the same. */
export function blank(text: string, ranges: readonly TextRange[], mark: string = blankMark): string {
  if (ranges.length === 0) return text;
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let result = '';
  let copiedTo = 0;
  for (const { start, end } of sorted) {
    if (end <= copiedTo) continue;
    const from = Math.max(start, copiedTo);
    result += text.slice(copiedTo, from) + mark.repeat(end - from);
    copiedTo = end;
  }
  return result + text.slice(copiedTo);
}
