import type { Candidate } from './candidate.ts';
import { groupsOf } from './candidate.ts';

/** "36 38 40 42 44": a series of sizes, not a phone. */
export function isSeries(groups: readonly string[]): boolean {
  if (groups.length < 4 || groups.some((group) => group.length > 2)) return false;
  const steps = groups.slice(1).map((group, index) => Number(group) - Number(groups[index]));
  return steps.every((step) => step === steps[0] && step > 0);
}

const MIN_PAIRS = 4;

// "9 1234 5678" is not a Spanish format: a single leading digit is a trunk prefix, a quantity or the start of another
// country's number.
function hasSingleLeadingDigit(candidate: Candidate, groups: readonly string[]): boolean {
  const [head = '', ...rest] = groups;
  if (head.length !== 1 || rest.length === 0 || rest.every((group) => group.length === 1)) return false;
  // "5 99 87 72 68"
  if (rest.length >= MIN_PAIRS && rest.every((group) => group.length === 2)) return false;
  const { number } = candidate.span.reading;
  if (head === '0' || head === '8' || head === '1' || head === number.countryCallingCode) return false;
  const firstGroup = number.formatInternational().split(' ')[1] ?? '';
  return firstGroup.replace(/\D/g, '').length !== 1;
}

/** Why the grouping of the digits is not one used for this number. */
export function doubtfulGrouping(candidate: Candidate): string | undefined {
  const groups = groupsOf(candidate);
  if (hasSingleLeadingDigit(candidate, groups)) return 'grouping';
  const { number } = candidate.span.reading;
  if (/^(\d)\1+$/.test(number.nationalNumber)) return 'one digit';
  return undefined;
}
