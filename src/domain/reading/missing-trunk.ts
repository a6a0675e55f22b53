import type { PhoneNumber } from 'libphonenumber-js/max';
import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';

const mobileTypes = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP']);
// Calling codes of countries where the trunk prefix is seldom written.
const trunkSeldomWritten = new Set([
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

/** Whether the country of a number always writes the 0 before an area code. */
export function isTrunkWritten(number: PhoneNumber): boolean {
  return !trunkSeldomWritten.has(number.countryCallingCode) && number.formatNational().startsWith('0');
}

// "(20) 7946-0958": ten digits in groups other than thousands.
function isGroupedLikeNumber(candidate: Candidate, typed: string): boolean {
  const groups = groupsOf(candidate);
  return typed.length >= 10 && groups.length > 1 && groups.slice(1).some((group) => group.length !== 3);
}

/**
 * A landline number without the leading 0 that is always written in its country ("2345678" in Germany) may be any number.
 * libphonenumber accepts it because the prefix is optional when parsing.
 */
export function lacksTrunk(candidate: Candidate): boolean {
  const { number, type } = candidate.span.reading;
  if (trunkSeldomWritten.has(number.countryCallingCode) || number.nationalNumber.startsWith('0'))
    return false;
  const typed = typedDigits(candidate);
  if (typed.startsWith('0') || typed.startsWith(number.countryCallingCode)) return false;
  if (isGroupedLikeNumber(candidate, typed)) return false;
  if (typed.length >= 8 && mobileTypes.has(type)) return false;
  return number.formatNational().replace(/\D/g, '').startsWith('0');
}
