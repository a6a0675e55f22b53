import type { CountryCode } from 'libphonenumber-js/max';
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { ValidNumber } from '../identifiers/canonical-phone.ts';
import { ifValid, validInternational } from '../identifiers/canonical-phone.ts';

const oldTrunkPrefixes = new Map<string, RegExp>([
  // 01 for long distance, 044/045 for mobiles (abolished in 2019); 1 without a plus as shown by WhatsApp.
  ['MX', /^(?:01|044|045|1)(?=\d{10}$)/],
  // 0, then the two digits of a carrier.
  ['BR', /^0(?:[1-9]\d)?(?=[1-9]\d[6-9]\d{7}$)/],
  // 8, then the number with its zero (abolished in 2009).
  ['UA', /^80(?=\d{9}$)/],
]);

function parseIn(digits: string, region: CountryCode): ValidNumber | undefined {
  return ifValid(parsePhoneNumberFromString(digits, { defaultCountry: region, extract: false }));
}

function withOldPrefix(digits: string, region: CountryCode): ValidNumber | undefined {
  const oldPrefix = oldTrunkPrefixes.get(region);
  if (oldPrefix === undefined) return undefined;
  const callingCode = getCountryCallingCode(region);
  const bare = digits.replace(oldPrefix, '');
  if (bare.startsWith(callingCode) && bare.length >= 12) return validInternational(`+${bare}`);
  return validInternational(`+${callingCode}${bare}`);
}

interface Lengths {
  readonly min: number;
  readonly max: number;
}
const lengths = new Map<string, Lengths | undefined>();
// For a trunk prefix, a carrier code or the calling code.
const MAX_PREFIX_DIGITS = 6;
const MAX_NATIONAL_DIGITS = 15;

/** Possible digit counts of a region: cheaper to check than parsing. */
function lengthsOf(region: string): Lengths | undefined {
  if (lengths.has(region)) return lengths.get(region);
  let known: Lengths | undefined;
  if (isSupportedCountry(region)) {
    const prefix = `+${getCountryCallingCode(region)}`;
    const possible = Array.from({ length: MAX_NATIONAL_DIGITS }, (_, index) => index + 2).filter(
      (count) => validatePhoneNumberLength(prefix + '2'.repeat(count)) === undefined,
    );
    known = { min: Math.min(...possible), max: Math.max(...possible) + MAX_PREFIX_DIGITS };
  }
  lengths.set(region, known);
  return known;
}

/** Parses digits as dialled inside a region; `undefined` when they are no valid number there. */
export function nationalNumber(digits: string, region: string): ValidNumber | undefined {
  const known = lengthsOf(region);
  if (known === undefined || digits.length < known.min || digits.length > known.max) return undefined;
  if (!isSupportedCountry(region)) return undefined;
  return parseIn(digits, region) ?? withOldPrefix(digits, region);
}
