import { mayCount } from './spelled-digits.ts';
import { maySpell } from './spelled-emails.ts';

const latinAndCommon = /[0-9@]/;
const anyDigitOrAt = /[\p{Nd}@＠﹫]/u;

/** Whether a text can hold an identifier at all: most messages of a chat hold neither a digit nor an at sign. */
export function mayHold(text: string): boolean {
  if (latinAndCommon.test(text)) return true;
  return anyDigitOrAt.test(text) || maySpell.test(text) || mayCount.test(text);
}
