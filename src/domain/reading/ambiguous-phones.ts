import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierOf } from '../identifiers/identifier.ts';
import { normalisePhone } from '../identifiers/normalise-phone.ts';
import type { Phone } from '../ids.ts';
import type { FoundPhone } from './reading.ts';

/** What may tell in which country a number without a calling code was typed. */
export interface CountryClues {
  /** ISO countries of the line. */
  readonly regions: readonly string[];
  /** The portal's own country. */
  readonly portalRegion: string | undefined;
  /** Phones that the channel vouches for. */
  readonly attested: readonly Identifier[];
}

interface NationalReading {
  readonly region: string;
  readonly value: Phone;
}

/**
 * A number that is another one in another of the line's countries, as the most likely of them: the country of the
 * attested phone, else the one that groups digits so, else the portal's own. The others are its `alternatives`, in case
 * the CRM knows one of them. `undefined` where nothing tells.
 */
export function resolveAmbiguous(found: FoundPhone, clues: CountryClues): Identifier | undefined {
  const readings = readingsOf(found.raw, clues.regions);
  const preferred =
    ofAttested(readings, clues) ?? ofGrouping(readings, found.raw) ?? ofPortal(readings, clues);
  if (!preferred) return undefined;
  const alternatives = readings.filter((one) => one !== preferred).map(({ value }) => value);
  return { ...identifierOf('phone', preferred.value, 'typed'), alternatives };
}

function readingsOf(raw: string, regions: readonly string[]): readonly NationalReading[] {
  const readings = new Map<string, NationalReading>();
  for (const region of regions) {
    const value = normalisePhone(raw, [region]);
    if (value !== undefined && !readings.has(value)) readings.set(value, { region, value });
  }
  return [...readings.values()];
}

function ofAttested(
  readings: readonly NationalReading[],
  { attested }: CountryClues,
): NationalReading | undefined {
  const countries = attested.flatMap(({ kind, value }) =>
    kind === 'phone' ? (parsePhoneNumberFromString(value)?.country ?? []) : [],
  );
  return readings.find(({ value }) =>
    countries.some((country) => country === parsePhoneNumberFromString(value)?.country),
  );
}

/** `612 34 56 78` and `612 345 678`: the groups of one country only. */
function ofGrouping(readings: readonly NationalReading[], raw: string): NationalReading | undefined {
  const typed = groupsOf(raw);
  if (typed.length < 2) return undefined;
  const fitting = readings.filter(({ value }) => {
    const number = parsePhoneNumberFromString(value);
    return [number?.formatNational(), number?.formatInternational().replace(/^\+\d+ /, '')].some(
      (form) => form !== undefined && groupsOf(form).join(' ') === typed.join(' '),
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function ofPortal(
  readings: readonly NationalReading[],
  { portalRegion }: CountryClues,
): NationalReading | undefined {
  return readings.find(({ region }) => region === portalRegion);
}

function groupsOf(text: string): readonly string[] {
  return text.match(/\d+/g) ?? [];
}

/**
 * The identifiers with the next reading of an ambiguous number that the CRM does not know, or with the first one again
 * when it knows none; `undefined` where every reading is decided. `isKnown`: whether somebody has the identifier.
 */
export function nextReading(
  identifiers: readonly Identifier[],
  isKnown: (identifier: Identifier) => boolean,
): readonly Identifier[] | undefined {
  const open = identifiers.find(({ alternatives }) => alternatives !== undefined);
  if (!open?.alternatives || isKnown(open)) return undefined;
  const { alternatives, preferred = open.value } = open;
  const [next, ...rest] = alternatives;
  const { origin } = open;
  const replacement: Identifier =
    next === undefined
      ? identifierOf('phone', preferred as Phone, origin)
      : { ...identifierOf('phone', next as Phone, origin), alternatives: rest, preferred };
  if (next === undefined && preferred === open.value) return undefined;
  return identifiers.map((one) => (one === open ? replacement : one));
}
