import type { PhoneNumber, PhoneNumberType } from 'libphonenumber-js/max';
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

/** A number that exists in its country's plan, with its kind where the plan tells kinds apart. */
export interface ValidNumber {
  readonly number: PhoneNumber;
  readonly type: PhoneNumberType | undefined;
}

/** Keeps a parsed number if it is valid; one with a kind is, and finding the kind is all the work there is. */
export function ifValid(parsed: PhoneNumber | undefined): ValidNumber | undefined {
  if (parsed === undefined) return undefined;
  const type = parsed.getType();
  return type !== undefined || parsed.isValid() ? { number: parsed, type } : undefined;
}

/** A valid number behind `+` and digits, whatever its kind. */
export function validInternational(international: string): ValidNumber | undefined {
  return ifValid(parsePhoneNumberFromString(withoutQuirks(international), { extract: false }));
}
