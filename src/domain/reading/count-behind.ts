import type { AnnotatedText } from './annotated-text.ts';
import type { DigitGroup, DigitRun } from './digit-runs.ts';
import { isFunctionWord } from './function-word.ts';
import type { NumberSpan } from './split-run.ts';
import { tokenIndexAt } from './token-window.ts';

/** Longest count with a word that is known to count: "24 hours", "100 people". */
const MAX_COUNT_DIGITS = 3;
/** Longest one with any word: "2 rooms", "60 qm", and behind a block "250 flyers". */
const MAX_SMALL_COUNT_DIGITS = 2;
const MAX_LARGE_COUNT_DIGITS = 4;
/** "2-3 days", "24.12." */
const MAX_COUNT_GROUPS = 2;
/** So many digits in one group are the number itself, or all of it behind its area code. */
const MIN_BLOCK_DIGITS = 6;
/** National digits of a number that lacks nothing, whatever its groups. */
const COMPLETE_DIGITS = 10;
/** The same before a group of another size than those of the number: "0664 123 45 67 2". */
const COMPLETE_BEFORE_OTHER_SIZE = 9;

/** A word behind the digits: " rooms", "x pizza", "-room flat", ". floor", ",5 rooms", "er room". */
const countedWord = /^(?:[xх×] ?(?=[\p{L}\d])|,\d{1,2} ?|\. ?| {1,2}|-)?\p{L}/iu;

/** The groups of a run that may count something, and those before them. */
export interface CountBehind {
  readonly number: DigitRun;
  readonly count: readonly DigitGroup[];
  /** The word behind says that it is a count: "hours". */
  readonly isUnit: boolean;
}

// "0542-738196 24 jam", "01604458812 2 Zimmer": the last group counts something.
export function countBehind(run: DigitRun, annotated: AnnotatedText): CountBehind | undefined {
  const from = run.groups.findLastIndex(({ tight }) => !tight);
  const count = run.groups.slice(from);
  const last = count.at(-1);
  if (from < 1 || last === undefined || count.length > MAX_COUNT_GROUPS || last.bracketed) return undefined;
  const next = annotated.tokens[tokenIndexAt(annotated, last.end)];
  const isUnit = count.length === 1 && last.digits.length <= MAX_COUNT_DIGITS && isFunctionWord(next, 'unit');
  // "380 333 6610 8 and then": nothing is counted.
  if (isFunctionWord(next, 'joining')) return undefined;
  const isCounted = isUnit || countedWord.test(annotated.text.slice(last.end, last.end + 8));
  return isCounted ? { number: { ...run, groups: run.groups.slice(0, from) }, count, isUnit } : undefined;
}

/** Whether a number without the groups behind it is complete: real groupings end in small groups as well. */
export function isCompleteWithout(
  { count, isUnit }: CountBehind,
  { run, first, last, reading }: NumberSpan,
): boolean {
  if (isUnit) return true;
  // "+998 94 271 38 06": without its end the number would be another country's.
  if (last !== run.groups.length - 1 || (first === 0 && run.plus && !reading.international)) return false;
  if (count.some(({ digits }) => digits.startsWith('0'))) return false;
  const sizes = run.groups.slice(first, last + 1).map(({ digits }) => digits.length);
  const longest = Math.max(...count.map(({ digits }) => digits.length));
  const complete = longest <= MAX_SMALL_COUNT_DIGITS ? completeBeforeSmall : completeBeforeLarge;
  return (
    longest <= MAX_LARGE_COUNT_DIGITS && reading.number.nationalNumber.length >= complete(sizes, longest)
  );
}

/** National digits of a number with which "2 rooms" behind it is no part of it. */
function completeBeforeSmall(sizes: readonly number[], longest: number): number {
  const before = sizes.at(-1) ?? 0;
  if (before >= MIN_BLOCK_DIGITS || (longest === 1 && before > 3)) return 0;
  if (longest === 1 && sizes.slice(-3).join(' ') === '3 2 2') return 0;
  // "089 445 51 23 2", "089 44 55 123 20": no grouping ends so.
  const isIrregular = sizes.length > 2 && before > (sizes.at(-2) ?? before);
  return isIrregular || (longest === 1 && before === 2) ? COMPLETE_BEFORE_OTHER_SIZE : COMPLETE_DIGITS;
}

/** The same with "250 flyers". */
function completeBeforeLarge(sizes: readonly number[], longest: number): number {
  const before = sizes.at(-1) ?? 0;
  if (before >= MIN_BLOCK_DIGITS || before === 2) return COMPLETE_BEFORE_OTHER_SIZE;
  return before === longest ? Infinity : COMPLETE_DIGITS;
}
