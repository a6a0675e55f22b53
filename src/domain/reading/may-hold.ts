import { mayCount } from './spelled-digits.ts';
import { maySpell } from './spelled-emails.ts';

const plainSigns = /[0-9@]/;
const otherLetters = /[^\x00-\x7f]/;
const otherSigns = /[\p{Nd}＠﹫]/u;

/** Whether a text can hold an identifier at all: most messages of a chat hold neither a digit nor an at sign. */
export function mayHold(text: string): boolean {
  if (plainSigns.test(text)) return true;
  if (otherLetters.test(text) && otherSigns.test(text)) return true;
  const lower = text.toLowerCase();
  return maySpell.test(lower) || mayCount.test(lower);
}
