import type { CountryCode } from 'libphonenumber-js/max';
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { ValidNumber } from '../identifiers/canonical-phone.ts';
import { ifValid, validInternational } from '../identifiers/canonical-phone.ts';

const oldTrunkPrefixes: Readonly<Record<string, RegExp>> = {
  // 01 long distance, 044/045 to mobiles (gone since 2019); 1 without a plus as WhatsApp shows it.
  MX: /^(?:01|044|045|1)(?=\d{10}$)/,
  // 0, then a carrier's two digits.
  BR: /^0(?:[1-9]\d)?(?=[1-9]\d[6-9]\d{7}$)/,
};

function parseIn(digits: string, region: CountryCode): ValidNumber | undefined {
  return ifValid(parsePhoneNumberFromString(digits, { defaultCountry: region, extract: false }));
}

function withOldPrefix(digits: string, region: CountryCode): ValidNumber | undefined {
  if (region !== 'MX' && region !== 'BR') return undefined;
  const callingCode = getCountryCallingCode(region);
  const bare = digits.replace(oldTrunkPrefixes[region] ?? /^$/, '');
  if (bare.startsWith(callingCode) && bare.length >= 12) return validInternational(`+${bare}`);
  return validInternational(`+${callingCode}${bare}`);
}

interface Lengths {
  readonly least: number;
  readonly most: number;
}
const lengths = new Map<string, Lengths | undefined>();
// Trunk or carrier prefix, or the calling code, may stand in front.
const longestPrefix = 6;
const longestNational = 15;

/** How many digits a number of the region may have; worth knowing before each parse. */
function lengthsOf(region: string): Lengths | undefined {
  if (lengths.has(region)) return lengths.get(region);
  let known: Lengths | undefined;
  if (isSupportedCountry(region)) {
    const prefix = `+${getCountryCallingCode(region)}`;
    const possible = Array.from({ length: longestNational }, (_, at) => at + 2).filter(
      (count) => validatePhoneNumberLength(prefix + '2'.repeat(count)) === undefined,
    );
    known = { least: Math.min(...possible), most: Math.max(...possible) + longestPrefix };
  }
  lengths.set(region, known);
  return known;
}

/** Reads digits as they are dialled inside one region; `undefined` when no valid number comes out. */
export function nationalNumber(digits: string, region: string): ValidNumber | undefined {
  const known = lengthsOf(region);
  if (known === undefined || digits.length < known.least || digits.length > known.most) return undefined;
  if (!isSupportedCountry(region)) return undefined;
  return parseIn(digits, region) ?? withOldPrefix(digits, region);
}
