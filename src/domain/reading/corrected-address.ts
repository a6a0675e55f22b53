import { canonicalEmail, isDomain } from '../identifiers/canonical-email.ts';
import { difference } from './is-slip.ts';

interface CorrectedAddress {
  readonly local: string;
  readonly domain: string;
  readonly end: number;
}

const MAX_CORRECTION_LENGTH = 80;
const MIN_LOCAL_PIECE = 3;
/** "*com" or "com*" behind the address or alone on the next line: chats mark a correction so. */
const starred =
  /^[^\S\n]{0,3}(?:\n[^\S\n]{0,3})?(?:\*{1,2} ?\.?([a-z0-9][a-z0-9._-]{1,60})|\.?([a-z0-9][a-z0-9._-]{1,60})\*{1,2})[^\S\n]*(?=\n|$)/i;

/** One character more, less or another, or two in another order. */
function isOneSlip(first: string, second: string): boolean {
  if (first === second || Math.abs(first.length - second.length) > 1) return false;
  const [left, right] = difference(first, second);
  return right.length < 2 || (right.length === 2 && left === [...right].reverse().join(''));
}

/** The text with the last of its pieces that differs from the correction by a slip replaced. */
function withPiece(text: string, correction: string, minLength: number): string | undefined {
  if (correction.length >= minLength && isOneSlip(text, correction)) return correction;
  const pieces = text.split(/([._+-])/);
  const wrong = pieces.findLastIndex((piece) => piece.length >= minLength && isOneSlip(piece, correction));
  return wrong < 0 ? undefined : pieces.with(wrong, correction).join('');
}

/** An address with what follows it corrected: "dana.cole@gmail.con\n*com". `end` is the end of its domain as written. */
export function correctedAddress(
  text: string,
  local: string,
  domain: string,
  end: number,
): CorrectedAddress | undefined {
  const match = starred.exec(text.slice(end, end + MAX_CORRECTION_LENGTH));
  if (match === null) return undefined;
  const [whole, before, after] = match;
  const correction = (before ?? after ?? '').toLowerCase().replace(/[._-]+$/, '');
  const found = { local, domain, end: end + whole.length };
  const right = withPiece(domain.toLowerCase(), correction, 2);
  if (right !== undefined && isDomain(right)) return { ...found, domain: right };
  const rightLocal = withPiece(local.toLowerCase(), correction, MIN_LOCAL_PIECE);
  if (rightLocal === undefined || canonicalEmail(rightLocal, domain) === undefined) return undefined;
  return { ...found, local: rightLocal };
}
