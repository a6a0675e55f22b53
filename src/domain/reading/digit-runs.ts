/** Consecutive digits. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Joined to the previous group without a space: "555-0143". */
  readonly tight: boolean;
  /** A point and a space stand before it, which may end a sentence: "in 2022. 612 34 56 78". */
  readonly afterPoint: boolean;
  /** In brackets of its own: "(11)". */
  readonly bracketed: boolean;
}

/** Digit groups with only phone punctuation between them; a plus sign starts a new run. */
export interface DigitRun {
  readonly groups: readonly DigitGroup[];
  readonly plus: boolean;
  /** Offset of the first character, including a plus. */
  readonly start: number;
}

const separators = new Set([' ', '\t', '-', '.', '/', '(', ')', '[', ']', '~', '·', '•']);
const MAX_SEPARATORS = 4;
// Removed BBCode tags leave spaces between the digits.
const MAX_GAP_LENGTH = 24;
const MAX_GROUPS = 400;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function groupAt(text: string, start: number, gap: string | undefined): DigitGroup {
  let end = start + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  const bracketed = text[start - 1] === '(' && text[end] === ')';
  const tight = gap !== undefined && !gap.includes(' ');
  const afterPoint = gap?.includes('. ') === true;
  return { start, end, digits: text.slice(start, end), tight, afterPoint, bracketed };
}

/** Start of the next group of the run, or -1 when the run ends. */
function nextGroup(text: string, from: number): number {
  let at = from;
  let marks = 0;
  while (at < text.length && at - from <= MAX_GAP_LENGTH && separators.has(text[at] ?? '')) {
    if (text[at] !== ' ') marks++;
    at++;
  }
  return marks <= MAX_SEPARATORS && at - from <= MAX_GAP_LENGTH && isDigit(text.charCodeAt(at)) ? at : -1;
}

function plusBefore(text: string, start: number): number {
  let at = start - 1;
  while (at >= 0 && start - at <= 3 && (text[at] === ' ' || text[at] === '(' || text[at] === '[')) at--;
  // In "45+31-339243873" the plus is an operator.
  return text[at] === '+' && !/\d/.test(text[at - 1] ?? '') ? at : -1;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

// Typed in a text from right to left, the plus is shown before the number but stands behind it: "972501234567+".
function hasPlusBehind(text: string, end: number): boolean {
  return text[end] === '+' && !/[\d+]/.test(text[end + 1] ?? '') && rightToLeft.test(text);
}

const areaCode = /^0\d{1,3}$/;
const MIN_LOCAL_DIGITS = 6;
const MAX_LOCAL_DIGITS = 8;

function isLocalNumber(digits: string): boolean {
  return digits.length >= MIN_LOCAL_DIGITS && digits.length <= MAX_LOCAL_DIGITS && !digits.startsWith('0');
}

// Typed in a text from right to left, an area code before a dash is often behind the number, "38027461-051"; anywhere a
// bracketed one may be: "268 19 37 (032)".
function withAreaCodeFirst(groups: readonly DigitGroup[], text: string): readonly DigitGroup[] {
  const [first] = groups;
  const code = groups.at(-1);
  if (first === undefined || code === undefined || !areaCode.test(code.digits)) return groups;
  const local = groups.slice(0, -1).map(({ digits }) => digits);
  const isDashed = local.length === 1 && code.tight && text[first.end] === '-' && rightToLeft.test(text);
  if (!isLocalNumber(local.join('')) || !(isDashed || code.bracketed)) return groups;
  const end = code.bracketed ? code.end + 1 : code.end;
  return [{ ...first, end, digits: [code.digits, ...local].join('') }];
}

/** All runs of digits, left to right, in one pass. */
export function digitRuns(text: string): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  const digit = /\d/g;
  for (let match = digit.exec(text); match !== null; match = digit.exec(text)) {
    const groups = [groupAt(text, match.index, undefined)];
    let end = groups[0]?.end ?? match.index + 1;
    for (
      let next = nextGroup(text, end);
      next >= 0 && groups.length < MAX_GROUPS;
      next = nextGroup(text, end)
    ) {
      const group = groupAt(text, next, text.slice(end, next));
      groups.push(group);
      end = group.end;
    }
    const plus = plusBefore(text, match.index);
    const ordered = plus >= 0 ? groups : withAreaCodeFirst(groups, text);
    runs.push({
      groups: ordered,
      plus: plus >= 0 || hasPlusBehind(text, end),
      start: plus >= 0 ? plus : match.index,
    });
    digit.lastIndex = end;
  }
  return runs;
}
