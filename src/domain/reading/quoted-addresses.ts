import type { TextRange } from './reading.ts';

const MARK = 1;
const pairs = new Map([
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['„', '”“'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['〈', '〉'],
  ['《', '》'],
]);

/** Marks around nothing but an address: they set it off, nobody is quoted. */
export function marksAroundAddresses(text: string, addresses: readonly TextRange[]): readonly TextRange[] {
  return addresses.flatMap(({ start, end }) => {
    const opening = start - (text[start - 1] === ' ' ? 1 : 0) - MARK;
    const closing = end + (text[end] === ' ' ? 1 : 0);
    const close = pairs.get(text[opening] ?? '');
    const isPair = close !== undefined && text[closing] !== undefined && close.includes(text[closing]);
    if (!isPair) return [];
    return [opening, closing].map((at) => ({ start: at, end: at + MARK }));
  });
}
