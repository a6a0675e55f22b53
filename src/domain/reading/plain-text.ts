const otherLetters = /[^\x00-\x7f]/;

/** Letters that people write for one another, and what stands for them. */
const unified: ReadonlyMap<string, string> = new Map([
  ['ٱ', 'ا'],
  ['ة', 'ه'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ø', 'o'],
]);
const otherForms = new RegExp(`[${[...unified.keys()].join('')}]`, 'gu');

/**
 * Lower case, without accents, with one form for letters that people write for one another: the form in which texts are
 * compared with lexicons. Vowel signs of Indic scripts stay: without them different words are equal.
 */
export function plainText(text: string): string {
  const lower = text.toLowerCase();
  if (!otherLetters.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]/g, '')
    .replace(otherForms, (letter) => unified.get(letter) ?? letter)
    .normalize('NFC');
}
