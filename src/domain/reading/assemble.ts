import type { FoundEmail, FoundPhone, Reading } from './reading.ts';
import { foldText } from './folded-text.ts';
import { addressPiece, digitPiece, isDigitsOnly } from './fragment.ts';
import { readText } from './read-text.ts';
import type { ReadOptions } from './read-text.ts';

const mostPieces = 6;
const bareMailbox = /^[\p{L}\p{N}_+'-]{2,40}$/u;

function whole(text: string): { readonly start: number; readonly end: number } {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}

function assembled<Found extends FoundPhone | FoundEmail>(found: Found, joined: string, text: string): Found {
  return { ...found, at: whole(text), raw: joined, because: 'assembled' };
}

/** The digits of some pieces in a row: the first may announce a number, the others are digits only. */
function joinDigits(pieces: readonly string[]): string | undefined {
  const [first = '', ...rest] = pieces;
  const head = digitPiece(first);
  if (head === undefined || !rest.every(isDigitsOnly)) return undefined;
  return [head, ...rest].map((piece) => piece.trim()).join(' ');
}

function joinAddress(pieces: readonly string[]): string | undefined {
  const parts = pieces.map((piece, at) => {
    const line = piece.trim();
    // Before "@gmail.com" any single word is the mailbox.
    const isHead =
      at === 0 && pieces.length > 1 && pieces[1]?.trim().startsWith('@') === true && /\d|[._-]/.test(line);
    return addressPiece(line) ?? (isHead && bareMailbox.test(line) ? line : undefined);
  });
  if (parts.some((part) => part === undefined)) return undefined;
  const joined = parts.join('');
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(joined) ? joined : undefined;
}

function phoneOf(pieces: readonly string[], text: string, options: ReadOptions): FoundPhone | undefined {
  const joined = joinDigits(pieces);
  if (joined === undefined) return undefined;
  const digits = joined.replace(/\D/g, '');
  const { phones } = readText(joined, options);
  const [phone] = phones;
  // All digits of all pieces make one number; none of them is one alone.
  if (phone === undefined || phones.length > 1 || phone.raw.replace(/\D/g, '') !== digits) return undefined;
  return assembled(phone, joined, text);
}

function emailOf(pieces: readonly string[], text: string, options: ReadOptions): FoundEmail | undefined {
  const joined = joinAddress(pieces);
  if (joined === undefined) return undefined;
  const { emails } = readText(joined, options);
  return emails.length === 1 && emails[0] !== undefined ? assembled(emails[0], joined, text) : undefined;
}

/**
 * A number or address whose pieces came in consecutive messages, `pieces` oldest first, `text` last.
 * `undefined` when they make nothing; what one message says alone is `readText`'s.
 */
export function assemble(pieces: readonly string[], text: string, options: ReadOptions): Reading | undefined {
  const last = foldText(text).text;
  const alone = readText(last, options);
  if (alone.phones.length + alone.emails.length > 0) return undefined;
  const recent = pieces.slice(-mostPieces).map((piece) => foldText(piece).text);
  for (let from = recent.length - 1; from >= 0; from--) {
    const row = [...recent.slice(from), last];
    const phone = phoneOf(row, text, options);
    const email = phone === undefined ? emailOf(row, text, options) : undefined;
    if (phone === undefined && email === undefined) continue;
    const phones = phone === undefined ? [] : [phone];
    return { phones, emails: email === undefined ? [] : [email], refused: [], fragment: false };
  }
  return undefined;
}
