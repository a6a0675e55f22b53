import { plainText } from './plain-words.ts';
import { isNumberWord, isPhoneWord } from './phone-words.ts';

const longestPiece = 80;
const onlyDigits = /^[+(\s]*\d[\d\s().\-/]{0,17}$/;
const endsInDigits = /^(.{0,60}?[^\d+(])??([+(]{0,2}\d[\d\s().\-/]{0,14})$/su;
const digitsAtEnd = /\d[\s().\-/]{0,14}$/;
const mailboxPiece = /^[\p{L}\p{N}_+'-]+(?:\.[\p{L}\p{N}_+'-]+)*[.@]?$/u;
const cutAddress = /^[\p{L}\p{N}._+'-]+@[\p{L}\p{N}-]+\.?$/u;
const mailboxMark = /[\d._@+]/;
const domainPiece = /^(?:@|\.)?[\p{L}\p{N}-]+(?:\.[\p{L}]{2,})+$|^@\s*[\p{L}\p{N}-]*\.?$|^\.[a-z]{2,4}$/u;

function announces(head: string): boolean {
  const words = plainText(head).match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length === 0 || words.some((word) => isPhoneWord(word) || isNumberWord(word));
}

/** The digits at the end of a piece, when all before only announces a number. */
export function digitPiece(text: string): string | undefined {
  const line = text.trim();
  if (line.length > longestPiece || !digitsAtEnd.test(line)) return undefined;
  const [, head = '', digits = ''] = endsInDigits.exec(line) ?? [];
  const count = digits.replace(/\D/g, '').length;
  if (count === 0 || count > 12 || !announces(head)) return undefined;
  return digits;
}

/** Nothing but digits and their punctuation: goes on where another piece stopped. */
export function isDigitsOnly(text: string): boolean {
  return onlyDigits.test(text.trim());
}

/** A piece of an address: a name with a sign in it, an at sign, a domain. */
export function addressPiece(text: string): string | undefined {
  const line = text.trim();
  if (line.length > longestPiece || /\s/.test(line)) return undefined;
  if (domainPiece.test(line) || cutAddress.test(line)) return line;
  return mailboxPiece.test(line) && mailboxMark.test(line) ? line : undefined;
}

/** A text (folded) that may be a piece of a number or address that goes on in the next message. */
export function isFragment(text: string): boolean {
  if (text.length > longestPiece + 20) return false;
  return digitPiece(text) !== undefined || addressPiece(text) !== undefined;
}
