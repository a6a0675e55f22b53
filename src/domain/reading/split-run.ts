import type { DigitGroup, DigitRun } from './digit-runs.ts';
import type { NumberReading } from './number-readings.ts';

/** A number inside a run: groups `first` to `last`. */
export interface NumberSpan {
  readonly run: DigitRun;
  readonly first: number;
  readonly last: number;
  readonly reading: NumberReading;
}

/** Reads digits; counts what it was asked, since a text may be nothing but digits. */
export type ReadDigits = (digits: string, plus: boolean) => NumberReading | undefined;

const minDigits = 5;
const maxDigits = 18;

export function spanDigits(run: DigitRun, first: number, last: number): string {
  let digits = '';
  for (let at = first; at <= last; at++) digits += run.groups[at]?.digits ?? '';
  return digits;
}

/** Ends of spans that start at `first` and have a possible length, the longest first. */
function possibleEnds(groups: readonly DigitGroup[], first: number): readonly number[] {
  const ends: number[] = [];
  let length = 0;
  for (let at = first; at < groups.length; at++) {
    length += groups[at]?.digits.length ?? 0;
    if (length > maxDigits) break;
    if (length >= minDigits) ends.unshift(at);
  }
  return ends;
}

// "12345 212-555-0143": what dashes join is not cut where a space stands beside it.
function cutsChain({ groups }: DigitRun, first: number, last: number): boolean {
  const isLoose = groups.slice(first + 1, last + 1).some((group) => !group.tight);
  return isLoose && (groups[first]?.tight === true || groups[last + 1]?.tight === true);
}

function longestAt(run: DigitRun, first: number, read: ReadDigits): NumberSpan | undefined {
  const plus = run.plus && first === 0;
  for (const last of possibleEnds(run.groups, first)) {
    if (cutsChain(run, first, last)) continue;
    // "+44 (0)20 7946 0958": the zero is for callers inside the country.
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

/** Numbers of a run from left to right, each as long as possible. */
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
