import type { FoundEmail, FoundPhone, Reading } from './reading.ts';
import { foldText } from './folded-text.ts';
import { addressPiece, digitPiece, nextAddressPiece, nextDigits } from './fragment.ts';
import { readText } from './read-text.ts';
import type { ReadOptions } from './read-text.ts';

const MAX_PIECES = 6;
const bareLocalPart = /^[\p{L}\p{N}_+'-]{2,40}$/u;

function trimmedRange(text: string): { readonly start: number; readonly end: number } {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}

function assembled<Found extends FoundPhone | FoundEmail>(found: Found, joined: string, text: string): Found {
  return { ...found, at: trimmedRange(text), raw: joined, because: 'assembled' };
}

/** Joins the digits of consecutive pieces: before those of the first may be words that announce a phone. */
function joinDigits(pieces: readonly string[]): string | undefined {
  const parts = pieces.map((piece, index) => (index === 0 ? digitPiece(piece) : nextDigits(piece)));
  if (parts.some((part) => part === undefined)) return undefined;
  return parts.map((part) => part?.trim()).join(' ');
}

function joinAddress(pieces: readonly string[]): string | undefined {
  const parts = pieces.map((piece, index) => {
    const line = piece.trim();
    // Before "@gmail.com" any single word is the local part.
    const isLocalPart =
      index === 0 && pieces.length > 1 && pieces[1]?.trim().startsWith('@') === true && /\d|[._-]/.test(line);
    const part = index === 0 ? addressPiece(line) : nextAddressPiece(line);
    return part ?? (isLocalPart && bareLocalPart.test(line) ? line : undefined);
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
  // The phone must consist of all digits of all pieces.
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
 * Reads a phone or address that was written in pieces over consecutive messages: `pieces` oldest first, `text` last.
 * `undefined` when the pieces form none, and when `text` alone contains an identifier, which `readText` finds.
 */
export function assemble(pieces: readonly string[], text: string, options: ReadOptions): Reading | undefined {
  const last = foldText(text).text;
  const reading = readText(last, options);
  if (reading.phones.length + reading.emails.length > 0) return undefined;
  const recent = pieces.slice(-MAX_PIECES).map((piece) => foldText(piece).text);
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
