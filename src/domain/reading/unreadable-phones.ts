import { validInternational } from '../identifiers/canonical-phone.ts';
import type { ValidNumber } from '../identifiers/canonical-phone.ts';
import { isPlaceholderPhone } from '../identifiers/placeholder-phone.ts';
import type { AnnotatedText } from './annotated-text.ts';
import type { Finding } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import type { DigitRun } from './digit-runs.ts';
import { digitRuns } from './digit-runs.ts';
import { contextAfter, contextBefore } from './judge-reference.ts';
import { nationalNumber } from './national-number.ts';
import type { TextRange } from './reading.ts';

/** Digits that are a phone of a country whose national numbers are not read here. */
export interface UnreadablePhone {
  /** Countries in which these digits are a phone, ISO codes. */
  readonly countries: readonly string[];
}

const MIN_DIGITS = 8;
const MAX_DIGITS = 15;
/** Numbers of one text that are parsed in other countries: each costs some forty parses. */
const MAX_NUMBERS = 2;

/** Countries in which national forms are looked for: those from where most people write to open channels. */
const commonCountries: readonly string[] = (
  'ES PT FR DE IT GB IE NL BE CH AT PL CZ RO UA RU KZ BY UZ KG AM AZ GE MD TR IL AE SA EG MA ' +
  'MX AR CO CL PE EC UY BR US IN ID VN CN'
).split(' ');

/** Types of numbers that a person is reached at. */
const personalTypes = new Set(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP']);

/**
 * Digits that none of the line's countries reads and that are a phone of another country. Only where the text calls them
 * a phone or consists of them, and never what was refused as a reference, a date or another kind of number. They are
 * reported and never identify anybody.
 */
export function unreadablePhones(
  annotated: AnnotatedText,
  found: readonly Finding[],
  regions: readonly string[],
): readonly UnreadablePhone[] {
  if (!found.some(isUnread)) return [];
  return digitRuns(annotated.text)
    .filter((run) => isPhoneByContext(annotated, run) && isLeftUnread(rangeOf(run), found))
    .slice(0, MAX_NUMBERS)
    .flatMap((run) => {
      const countries = countriesOf(run, regions);
      return countries.length > 0 ? [{ countries }] : [];
    });
}

/** Not a valid number here, or one only by a part of the digits. */
function isUnread(finding: Finding): boolean {
  if (!isRefused(finding)) return false;
  return (
    finding.because === 'invalidNumber' ||
    (finding.because === 'reference' && finding.detail === 'part of a longer number')
  );
}

function rangeOf({ start, groups }: DigitRun): TextRange {
  return { start, end: groups.at(-1)?.end ?? start };
}

function isLeftUnread({ start, end }: TextRange, found: readonly Finding[]): boolean {
  const overlapping = found.filter(({ at }) => at.start < end && start < at.end);
  return overlapping.length > 0 && overlapping.every(isUnread);
}

function isPhoneByContext(annotated: AnnotatedText, run: DigitRun): boolean {
  const { length } = digitsOf(run);
  if (run.plus || length < MIN_DIGITS || length > MAX_DIGITS) return false;
  const { start, end } = rangeOf(run);
  const { text } = annotated;
  if (!/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end))) return true;
  const before = contextBefore(annotated, start);
  // "number" alone is said of orders and contracts as well.
  const isCalledPhone = before.kind === 'phone' && (before.word !== 'number' || before.own === true);
  return isCalledPhone && contextAfter(annotated, end).kind !== 'reference';
}

function digitsOf({ groups }: DigitRun): string {
  return groups.map(({ digits }) => digits).join('');
}

/** International digits without their plus name the country; others are tried as national numbers. */
function countriesOf(run: DigitRun, regions: readonly string[]): readonly string[] {
  const digits = digitsOf(run);
  const country = digits.startsWith('0') ? undefined : countryOf(validInternational(`+${digits}`));
  if (country !== undefined) return regions.includes(country) ? [] : [country];
  const national = commonCountries.flatMap((region) => {
    const number = regions.includes(region) ? undefined : nationalNumber(digits, region);
    return countryOf(number) === region && isDialledSo(digits, number) ? [{ region, number }] : [];
  });
  const grouped = national.filter(({ number }) => isGroupedAs(run, number));
  return (grouped.length > 0 ? grouped : national).map(({ region }) => region);
}

function countryOf(valid: ValidNumber | undefined): string | undefined {
  if (!valid || isPlaceholderPhone(valid.number.nationalNumber)) return undefined;
  return personalTypes.has(valid.type) ? valid.number.country : undefined;
}

/** With the trunk prefix of its country: every country has some number that ends in these digits. */
function isDialledSo(digits: string, valid: ValidNumber | undefined): boolean {
  return valid?.number.formatNational().replace(/\D/g, '') === digits;
}

/** `8 (916) 123-45-67`: in groups as its country writes them. */
function isGroupedAs({ groups }: DigitRun, valid: ValidNumber | undefined): boolean {
  const written = valid?.number.formatNational().match(/\d+/g) ?? [];
  return groups.length > 1 && written.join(' ') === groups.map(({ digits }) => digits).join(' ');
}
