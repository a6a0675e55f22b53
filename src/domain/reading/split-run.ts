import type { DigitGroup, DigitRun } from './digit-runs.ts';
import type { NumberReading } from './number-readings.ts';

/** A number inside a run: groups `first` to `last`. */
export interface NumberSpan {
  readonly run: DigitRun;
  readonly first: number;
  readonly last: number;
  readonly reading: NumberReading;
}

/** Parses digits; implementations limit the number of parses, because a text may consist only of digits. */
export type ReadDigits = (digits: string, plus: boolean) => NumberReading | undefined;

const MIN_DIGITS = 5;
const MAX_DIGITS = 18;

export function spanDigits(run: DigitRun, first: number, last: number): string {
  let digits = '';
  for (let index = first; index <= last; index++) digits += run.groups[index]?.digits ?? '';
  return digits;
}

/** Last groups of spans that start at `first` and have a possible length, the longest first. */
function possibleEnds(groups: readonly DigitGroup[], first: number): readonly number[] {
  const ends: number[] = [];
  let length = 0;
  for (let index = first; index < groups.length; index++) {
    length += groups[index]?.digits.length ?? 0;
    if (length > MAX_DIGITS) break;
    if (length >= MIN_DIGITS) ends.unshift(index);
  }
  return ends;
}

// "12345 212-555-0143": groups joined by dashes are not separated when the span also contains a space.
function cutsChain({ groups }: DigitRun, first: number, last: number): boolean {
  const isLoose = groups.slice(first + 1, last + 1).some((group) => !group.tight);
  return isLoose && (groups[first]?.tight === true || groups[last + 1]?.tight === true);
}

/** Digits of a mark before a number: "(1) 612345678" counts, it is no area code. */
const MAX_MARK_DIGITS = 1;

// "(11) 98765-4321": an area code in brackets belongs to the number behind it, also where no country has such a number.
function cutsAreaCode({ groups }: DigitRun, first: number): boolean {
  const before = groups[first - 1];
  return before?.bracketed === true && before.digits.length > MAX_MARK_DIGITS;
}

const MIN_DIGITS_OF_SENTENCE = 7;

// "In 2022. 349 604 7720": a number does not go on in the next sentence, unless all its groups are written so.
function cutsSentence({ groups }: DigitRun, first: number, last: number): boolean {
  const inner = groups.slice(first + 1, last + 1);
  const point = inner.findIndex(({ afterPoint }) => afterPoint);
  if (point < 0 || inner.every(({ afterPoint }) => afterPoint)) return false;
  return (
    groups.slice(first + 1 + point).reduce((sum, { digits }) => sum + digits.length, 0) >=
    MIN_DIGITS_OF_SENTENCE
  );
}

/** Fewer digits may be the end of the number before them: "512 0345". */
const MIN_DIGITS_WITH_TRUNK = 9;

// "Schulstr. 4 0176 67107705": a number with its trunk zero after a single digit, which is no prefix, or after more of
// them: "built in 2014 0176 67107705".
function startsWithOther(run: DigitRun, first: number, read: ReadDigits): boolean {
  const [head, behind] = run.groups.slice(first, first + 2);
  if (head === undefined || behind === undefined || (run.plus && first === 0)) return false;
  if (!/^0\d/.test(behind.digits)) return false;
  if (/^[2-79]$/.test(head.digits)) return true;
  if (!/^[1-9]\d{1,4}$/.test(head.digits) || behind.tight) return false;
  const next = longestAt(run, first + 1, read);
  return next !== undefined && spanDigits(run, next.first, next.last).length >= MIN_DIGITS_WITH_TRUNK;
}

function longestAt(run: DigitRun, first: number, read: ReadDigits): NumberSpan | undefined {
  const plus = run.plus && first === 0;
  if (cutsAreaCode(run, first) || startsWithOther(run, first, read)) return undefined;
  for (const last of possibleEnds(run.groups, first)) {
    if (cutsChain(run, first, last) || cutsSentence(run, first, last)) continue;
    // "+44 (0)20 7946 0958": the zero is dialled only inside the country.
    const digits = spanDigits(run, first, last);
    const reading = read(digits, plus) ?? withoutInnerTrunk(run, first, last, plus, read);
    if (reading !== undefined) return { run, first, last, reading };
  }
  return undefined;
}

function withoutInnerTrunk(
  run: DigitRun,
  first: number,
  last: number,
  plus: boolean,
  read: ReadDigits,
): NumberReading | undefined {
  const head = run.groups[first]?.digits ?? '';
  const second = run.groups[first + 1]?.digits ?? '';
  if (last === first || !second.startsWith('0') || !(plus || head.startsWith('00'))) return undefined;
  return read(head + second.slice(1) + spanDigits(run, first + 2, last), plus);
}

/** Numbers in a run from left to right, each as long as possible. */
export function splitRun(run: DigitRun, read: ReadDigits): readonly NumberSpan[] {
  const spans: NumberSpan[] = [];
  for (let first = 0; first < run.groups.length; first++) {
    const span = longestAt(run, first, read);
    if (span === undefined) continue;
    spans.push(span);
    first = span.last;
  }
  return spans;
}
