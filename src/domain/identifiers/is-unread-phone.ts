import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Phone } from '../ids.ts';
import { nationalNumber } from '../reading/national-number.ts';
import { writtenDigits } from './normalise-phone.ts';
import { phoneIdentity } from './phone-identity.ts';
import { phoneVariants } from './phone-variants.ts';

/** Fewer digits are a number of any small country. */
const MIN_DIGITS = 5;
/** International prefixes other than 00: North America, Russia and its neighbours. */
const internationalPrefix = /^(?:011|810)/;

/**
 * Whether a stored text that cannot be read with a line's regions is this number, written as its own country writes it.
 * A text with a plus names its country: nothing national is compared with it.
 */
export function isUnreadPhone(phone: Phone, stored: string): boolean {
  const written = writtenDigits(stored);
  if (!written || written.digits.length < MIN_DIGITS) return false;
  const { digits, plus } = written;
  if (plus) return phoneIdentity(`+${digits}` as Phone) === phoneIdentity(phone);
  const bare = digits.replace(internationalPrefix, '');
  if (phoneVariants(phone).some((form) => [digits, bare].includes(form.replace(/\D/g, '')))) return true;
  const country = parsePhoneNumberFromString(phone)?.country;
  const read = country && nationalNumber(digits, country)?.number.number;
  return read !== undefined && phoneIdentity(read as Phone) === phoneIdentity(phone);
}
