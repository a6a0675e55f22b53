const otherLetters = /[^\x00-\x7f]/;

/**
 * Lower case, without accents and with unified Arabic letters: the form in which texts are compared with lexicons. Vowel
 * signs of Indic scripts stay: without them different words are equal.
 */
export function plainText(text: string): string {
  const lower = text.toLowerCase();
  if (!otherLetters.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ø/g, 'o')
    .normalize('NFC');
}
