import type { PhoneNumber } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

// One number, two valid-looking spellings. What messengers and old address books still write, and today's form:
// Mexico dropped the mobile 1 in 2019, Brazil put a 9 before every mobile in 2012-2016
// (libphonenumber FAQ, "mx_and_ar"; Anatel resolution 553).
const quirks: readonly (readonly [RegExp, string])[] = [
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52(?:01|044|045)(\d{10})$/, '+52$1'],
  [/^\+550?([1-9]\d)([6-9]\d{7})$/, '+55$19$2'],
];

/** `+` and digits in today's spelling of the country. */
export function withoutQuirks(international: string): string {
  for (const [pattern, today] of quirks) {
    if (pattern.test(international)) return international.replace(pattern, today);
  }
  return international;
}

/** A valid number behind `+` and digits, whatever its kind. */
export function validInternational(international: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(withoutQuirks(international), { extract: false });
  return parsed?.isValid() === true ? parsed : undefined;
}
