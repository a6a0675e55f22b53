/** Line breaks as channels and the portal write them; source of a pattern without regard to case. */
export const writtenLineBreak = '<br\\s*\\/?>|\\[br\\]|#br#';

/** Signs as HTML, the portal's BBCode and links write them: line breaks, character references, `%40` inside of an address. */
export const writtenSigns = new RegExp(
  `${writtenLineBreak}|&(?:gt|lt|amp|quot|apos|nbsp|commat|#\\d{2,4}|#x[\\da-f]{2,4});|(?<=[\\w+-])%40(?=\\w)`,
  'giu',
);

const named = new Map([
  ['gt', '>'],
  ['lt', '<'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['commat', '@'],
]);

/** The character that a match of `writtenSigns` stands for; the match itself where it stands for none that is visible. */
export function signOf(written: string): string {
  const plain = written.toLowerCase();
  if (plain === '%40') return '@';
  if (!plain.startsWith('&')) return '\n';
  const name = plain.slice(1, -1);
  const code = /^#x/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return named.get(name) ?? (code >= 32 && code < 0xd800 ? String.fromCodePoint(code) : written);
}
