import { plainText } from './plain-text.ts';
import { isPhoneOrNumberWord } from './read-concepts.ts';

const MAX_PIECE_LENGTH = 80;
const onlyDigits = /^[+(\s]*\d[\d\s().\-/]{0,17}$/;
const endsInDigits = /^(.{0,60}?[^\d+(])??([+(]{0,2}\d[\d\s().\-/]{0,14})$/su;
const digitsAtEnd = /\d[\s().\-/]{0,14}$/;
const mailboxPiece = /^[\p{L}\p{N}_+'-]+(?:\.[\p{L}\p{N}_+'-]+)*[.@]?$/u;
const cutAddress = /^[\p{L}\p{N}._+'-]+@[\p{L}\p{N}-]+\.?$/u;
const mailboxMark = /[\d._@+]/;
const domainPiece = /^(?:@|\.)?[\p{L}\p{N}-]+(?:\.[\p{L}]{2,})+$|^@\s*[\p{L}\p{N}-]*\.?$|^\.[a-z]{2,4}$/u;

function announces(head: string): boolean {
  const words = plainText(head).match(/[\p{L}\p{M}]+/gu) ?? [];
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

/** Only digits and phone punctuation: may continue an earlier piece. */
export function isDigitsOnly(text: string): boolean {
  return onlyDigits.test(text.trim());
}

/** A piece of an address: a local part with a digit or sign in it, an at sign, or a domain. */
export function addressPiece(text: string): string | undefined {
  const line = text.trim();
  if (line.length > MAX_PIECE_LENGTH || /\s/.test(line)) return undefined;
  if (domainPiece.test(line) || cutAddress.test(line)) return line;
  return mailboxPiece.test(line) && mailboxMark.test(line) ? line : undefined;
}

/** Whether a folded text may be a piece of a phone or address that continues in the next message. */
export function isFragment(text: string): boolean {
  if (text.length > MAX_PIECE_LENGTH + 20) return false;
  return digitPiece(text) !== undefined || addressPiece(text) !== undefined;
}
