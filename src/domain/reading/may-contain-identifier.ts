import { mayContainSpelledDigits } from './spelled-digits.ts';
import { mayContainSpelledEmail } from './spelled-emails.ts';

const plainSigns = /[0-9@]/;
const otherLetters = /[^\x00-\x7f]/;
const otherSigns = /[\p{Nd}＠﹫]/u;

/** Fast check that rejects most messages: whether a text can contain an identifier at all. */
export function mayContainIdentifier(text: string): boolean {
  if (plainSigns.test(text)) return true;
  if (otherLetters.test(text) && otherSigns.test(text)) return true;
  const lower = text.toLowerCase();
  return mayContainSpelledEmail.test(lower) || mayContainSpelledDigits(lower);
}
