import type { PhoneNumber, PhoneNumberType } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

// Outdated spellings that messengers and old address books still use, with today's spelling:
// Mexico dropped the mobile 1 in 2019, Brazil put a 9 before every mobile in 2012-2016
// (libphonenumber FAQ, "mx_and_ar"; Anatel resolution 553).
const outdatedSpellings: readonly (readonly [RegExp, string])[] = [
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52(?:01|044|045)(\d{10})$/, '+52$1'],
  [/^\+550?([1-9]\d)([6-9]\d{7})$/, '+55$19$2'],
];

/** `+` and digits in today's spelling of the country. */
export function inTodaysSpelling(international: string): string {
  for (const [pattern, today] of outdatedSpellings) {
    if (pattern.test(international)) return international.replace(pattern, today);
  }
  return international;
}

/** A number of its country's numbering plan. */
export interface ValidNumber {
  readonly number: PhoneNumber;
  readonly type: PhoneNumberType;
}

/**
 * A parsed number with its type where it is valid. In this set of metadata every numbering plan has types, and a number is
 * valid when it has one: `isValid` would look for the type once more.
 */
export function ifValid(parsed: PhoneNumber | undefined): ValidNumber | undefined {
  const type = parsed?.getType();
  return parsed !== undefined && type !== undefined ? { number: parsed, type } : undefined;
}

/** The valid number in `+` and digits, of any type. */
export function validInternational(international: string): ValidNumber | undefined {
  return ifValid(parsePhoneNumberFromString(inTodaysSpelling(international), { extract: false }));
}
