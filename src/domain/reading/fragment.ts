import { plainText } from './plain-text.ts';
import { isCopula, isEmailWord, isPhoneOrNumberWord } from './read-concepts.ts';
import { formsOf } from './word-forms.ts';

const MAX_PIECE_LENGTH = 80;
const onlyDigits = /^[+(\s]*\d[\d\s().\-/]{0,17}$/;
const endsInDigits = /^(.{0,60}?[^\d+(])??([+(]{0,2}\d[\d\s().\-/]{0,14})$/su;
const digitsAtEnd = /\d[\s().\-/]{0,14}$/;
const mailboxPiece = /^[\p{L}\p{N}_+'-]+(?:\.[\p{L}\p{N}_+'-]+)*[.@]?$/u;
const cutAddress = /^[\p{L}\p{N}._+'-]+@[\p{L}\p{N}-]+\.?$/u;
const mailboxMark = /[\d._@+]/;
const domainPiece = /^(?:@|\.)?[\p{L}\p{N}-]+(?:\.[\p{L}]{2,})+$|^@\s*[\p{L}\p{N}-]*\.?$|^\.[a-z]{2,4}$/u;

/** Words behind the last piece: "33 44, gracias". */
const closingWords = /^(?:[\s,.;!]+[\p{L}\p{M}]{2,15}){1,3}[\s,.;!]*$/u;
const digitsAtStart = /^[+(]?\d[\d\s().\-/]{0,16}\d|^\d/;
const pieceAtStart = /^\S+?(?=[,;!]?\s|$)/u;

function wordsOf(text: string): readonly string[] {
  return plainText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
}

function announces(head: string): boolean {
  const words = wordsOf(head);
  return words.length === 0 || words.some((word) => isPhoneOrNumberWord(word));
}

/** The digits at the end of a piece when the text before them only announces a phone. */
export function digitPiece(text: string): string | undefined {
  const line = text.trim();
  if (line.length > MAX_PIECE_LENGTH || !digitsAtEnd.test(line)) return undefined;
  const [, head = '', digits = ''] = endsInDigits.exec(line) ?? [];
  const count = digits.replace(/\D/g, '').length;
  if (count === 0 || count > 12 || !announces(head)) return undefined;
  return digits;
}

/** The digits of a piece that continues an earlier one: it has only digits and phone punctuation, and words behind them. */
export function nextDigits(text: string): string | undefined {
  const line = text.trim();
  if (onlyDigits.test(line)) return line;
  const digits = digitsAtStart.exec(line)?.[0] ?? '';
  return digits !== '' && closingWords.test(line.slice(digits.length)) ? digits : undefined;
}

/** A piece of an address: a local part with a digit or sign in it, an at sign, or a domain. */
export function addressPiece(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_PIECE_LENGTH) return undefined;
  // "oleg @": written with a space before the sign.
  const line = trimmed.endsWith('@') ? trimmed.replace(/\s+@$/u, '@') : trimmed;
  if (/\s/.test(line)) return firstAddressPiece(line);
  if (domainPiece.test(line) || cutAddress.test(line)) return line;
  return mailboxPiece.test(line) && mailboxMark.test(line) ? line : undefined;
}

/** The beginning of an address at the end of a sentence: "y el correo ana@", "mi correo: ana". */
function firstAddressPiece(line: string): string | undefined {
  const last = lastPiece(line);
  const isPiece = cutAddress.test(last) || mailboxPiece.test(last);
  return isPiece && (last.includes('@') || isAnnouncedMailbox(line, last)) ? last : undefined;
}

/** What stands after the last space: found from the end, a pattern would be tried at every character. */
function lastPiece(line: string): string {
  let start = line.length;
  while (start > 0 && !/\s/.test(line[start - 1] ?? '')) start--;
  return line.slice(start);
}

function isAnnouncedMailbox(line: string, last: string): boolean {
  const words = line.slice(0, -last.length).match(/[\p{L}\p{M}]+/gu) ?? [];
  const [before = '', beforeIt = ''] = plainWordsFromEnd(words);
  const isAnnounced = isEmailWord(before) || (isCopula(before) && isEmailWord(beforeIt));
  return isAnnounced && !isEmailWord(plainText(last));
}

/** The last two; of a word of accents nothing is left. */
function plainWordsFromEnd(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = words.length - 1; at >= 0 && found.length < 2; at--) {
    const { plain } = formsOf(words[at] ?? '');
    if (plain !== '') found.push(plain);
  }
  return found;
}

/** The rest of an address at the start of a piece, with words behind it: "@example.com gracias". */
export function nextAddressPiece(text: string): string | undefined {
  const line = text.trim();
  const first = pieceAtStart.exec(line)?.[0] ?? '';
  const isRest = domainPiece.test(first) && closingWords.test(line.slice(first.length));
  return isRest ? first : addressPiece(text);
}

/** Whether a folded text may be a piece of a phone or address that continues in the next message. */
export function isFragment(text: string): boolean {
  if (text.length > MAX_PIECE_LENGTH + 20) return false;
  return digitPiece(text) !== undefined || addressPiece(text) !== undefined;
}
