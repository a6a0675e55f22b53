import { countDigits } from './shape.ts';
import { mayContainSpelledDigits } from './spelled-digits.ts';
import { mayContainSpelledEmail } from './spelled-emails.ts';

/** Fewer digits make no phone. */
const MIN_DIGITS = 5;
const plainSigns = /[0-9@]/;
const otherLetters = /[^\x00-\x7f]/;
const otherSigns = /[\p{Nd}＠﹫]/u;
/** Tags, contact cards, and signs written as HTML or percent codes: few digits may stand for more. */
const markup = /[[%&@]|vcard/i;

/** Fast check that rejects most messages: whether a text can contain an identifier at all. */
export function mayContainIdentifier(text: string): boolean {
  if (plainSigns.test(text) && (countDigits(text) >= MIN_DIGITS || markup.test(text))) return true;
  if (otherLetters.test(text) && otherSigns.test(text.replace(/[0-9]/g, ''))) return true;
  const lower = text.toLowerCase();
  return mayContainSpelledEmail.test(lower) || mayContainSpelledDigits(lower);
}
