import type { ValidNumber } from '../identifiers/canonical-phone.ts';
import { namesCountry } from './country-names.ts';
import { plainText } from './plain-text.ts';

const MAX_DISTANCE_OF_NAME = 60;
/** Their landlines have any length: many mobile numbers of other countries are valid there. */
const openPlans = new Set(['AT', 'DE', 'IT', 'ID', 'FI', 'LU']);

/** A place in a text. */
interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function groupsOf(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}

function onlyOne(fitting: readonly ValidNumber[]): ValidNumber | undefined {
  return fitting.length === 1 ? fitting[0] : undefined;
}

// "My Nepali number 98...", "98... in Nepal".
function ofNamedCountry(
  readings: readonly ValidNumber[],
  { text, start, end }: Place,
): ValidNumber | undefined {
  const namedIn = (near: string): ValidNumber | undefined => {
    const plain = plainText(near);
    return onlyOne(
      readings.filter(({ number }) => number.country !== undefined && namesCountry(plain, number.country)),
    );
  };
  const before = namedIn(text.slice(Math.max(0, start - MAX_DISTANCE_OF_NAME), start));
  return before ?? namedIn(text.slice(end, end + MAX_DISTANCE_OF_NAME));
}

/** `612 34 56 78` and `612 345 678`: the groups of one country only. */
function ofGrouping(readings: readonly ValidNumber[], { text, start, end }: Place): ValidNumber | undefined {
  const typed = groupsOf(text.slice(start, end));
  if (!typed.includes(' ')) return undefined;
  const fitting = onlyOne(
    readings.filter(({ number }) =>
      [number.formatNational(), number.formatInternational().replace(/^\+\d+ /, '')].some(
        (form) => groupsOf(form) === typed,
      ),
    ),
  );
  // Against the first country of the line only for numbers of the same type.
  const [first] = readings;
  return fitting === first || fitting?.type === first?.type ? fitting : undefined;
}

function isObscure({ number, type }: ValidNumber): boolean {
  return type === 'FIXED_LINE' && openPlans.has(number.country ?? '');
}

function ofMobile(readings: readonly ValidNumber[]): ValidNumber | undefined {
  const others = readings.filter((reading) => !isObscure(reading));
  return others.length === 1 && others[0]?.type === 'MOBILE' ? others[0] : undefined;
}

/**
 * The most likely of several countries' numbers for the same digits: the country that is named near them, the one that
 * groups digits so, or a mobile against landlines of countries without fixed lengths; `undefined` where nothing tells.
 */
export function likelyReading(readings: readonly ValidNumber[], place: Place): ValidNumber | undefined {
  const named = ofNamedCountry(readings, place);
  return named ?? ofMobile(readings) ?? ofGrouping(readings, place);
}
