import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';

const mobileTypes = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP']);
// Numbers of fixed length whose trunk prefix is dialled and seldom written.
const seldomWritten = new Set([
  '7',
  '54',
  '55',
  '52',
  '1',
  '86',
  '90',
  '91',
  '62',
  '380',
  '375',
  '98',
  '964',
  '20',
]);

// "(20) 7946-0958": ten digits in groups that are no thousands.
function isGroupedLikeNumber(candidate: Candidate, typed: string): boolean {
  const groups = groupsOf(candidate);
  return typed.length >= 10 && groups.length > 1 && groups.slice(1).some((group) => group.length !== 3);
}

/**
 * A fixed line without the 0 that its country always writes ("2345678" in Germany): as likely any other number.
 * libphonenumber takes it, as the prefix may be left out when parsing.
 */
export function lacksTrunk(candidate: Candidate): boolean {
  const { number, type } = candidate.span.reading;
  if (seldomWritten.has(number.countryCallingCode) || number.nationalNumber.startsWith('0')) return false;
  const typed = typedDigits(candidate);
  if (typed.startsWith('0') || typed.startsWith(number.countryCallingCode)) return false;
  if (isGroupedLikeNumber(candidate, typed)) return false;
  if (typed.length >= 8 && mobileTypes.has(type ?? '')) return false;
  return number.formatNational().replace(/\D/g, '').startsWith('0');
}
