import type { ValidNumber } from '../identifiers/canonical-phone.ts';
import { validInternational } from '../identifiers/canonical-phone.ts';
import { isPlaceholderPhone } from '../identifiers/placeholder-phone.ts';
import { nationalNumber } from './national-number.ts';

/** The number that digits stand for in the regions of a line. */
export interface NumberReading extends ValidNumber {
  readonly international: boolean;
  /** The same digits are another number in another of the regions. */
  readonly ambiguous: boolean;
  /** The numbers of all regions, where they differ. */
  readonly alternatives?: readonly ValidNumber[];
}

const MAX_DIGITS = 18;

function international(digits: string, plus: boolean, regions: readonly string[]): ValidNumber | undefined {
  if (!plus && !digits.startsWith('00')) return undefined;
  const bare = digits.replace(/^0+/, '');
  if (bare.length < 6 || bare.length > 15) return undefined;
  const found = validInternational(`+${bare}`);
  if (found !== undefined) return found;
  // "+8 916 ...": the Russian trunk prefix 8 after a plus. No calling code starts with 89.
  const russian =
    plus && /^8[3-9]\d{9}$/.test(bare) && regions.some((region) => region === 'RU' || region === 'KZ');
  return russian ? validInternational(`+7${bare.slice(1)}`) : undefined;
}

function readInternational(
  digits: string,
  plus: boolean,
  regions: readonly string[],
): NumberReading | undefined {
  const number = international(digits, plus, regions);
  return number === undefined ? undefined : { ...number, international: true, ambiguous: false };
}

/** Parses digits; `undefined` also for placeholders such as `600000000`, which are nobody's number. */
export function readNumber(
  digits: string,
  plus: boolean,
  regions: readonly string[],
): NumberReading | undefined {
  const reading = readAnyNumber(digits, plus, regions);
  return reading && isPlaceholderPhone(reading.number.nationalNumber) ? undefined : reading;
}

/** Parses digits: with a plus or 00 as an international number, otherwise in the regions in their order. */
function readAnyNumber(digits: string, plus: boolean, regions: readonly string[]): NumberReading | undefined {
  if (digits.length > MAX_DIGITS || digits.length < 5) return undefined;
  const internationalReading = readInternational(digits, plus, regions);
  if (internationalReading !== undefined) return internationalReading;
  const readings = new Map<string, ValidNumber>();
  for (const region of regions) {
    const number = nationalNumber(digits, region);
    if (number !== undefined && !readings.has(number.number.number))
      readings.set(number.number.number, number);
  }
  const [first, ...others] = readings.values();
  if (first === undefined) return undefined;
  if (others.length === 0) return { ...first, international: false, ambiguous: false };
  return { ...first, international: false, ambiguous: true, alternatives: [first, ...others] };
}
