import type { Candidate } from './candidate.ts';
import { typedDigits } from './candidate.ts';

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

/**
 * A fixed line without the 0 that its country always writes ("2345678" in Germany): as likely any other number.
 * libphonenumber takes it, as the prefix may be left out when parsing.
 */
export function lacksTrunk(candidate: Candidate): boolean {
  const { number } = candidate.span.reading;
  if (seldomWritten.has(number.countryCallingCode)) return false;
  const typed = typedDigits(candidate);
  const national = number.formatNational().replace(/\D/g, '');
  if (!national.startsWith('0') || number.nationalNumber.startsWith('0')) return false;
  if (typed.startsWith('0') || typed.startsWith(number.countryCallingCode)) return false;
  return !mobileTypes.has(number.getType() ?? '') || typed.length < 8;
}
