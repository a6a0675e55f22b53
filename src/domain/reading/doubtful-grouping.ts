import type { Candidate } from './candidate.ts';
import { groupsOf } from './candidate.ts';

/** "36 38 40 42 44": sizes, not a number. */
export function isRow(groups: readonly string[]): boolean {
  if (groups.length < 4 || groups.some((group) => group.length > 2)) return false;
  const steps = groups.slice(1).map((group, at) => Number(group) - Number(groups[at]));
  return steps.every((step) => step === steps[0] && step > 0);
}

// "9 1234 5678" is no way to write a Spanish number: one digit alone in front is a trunk prefix,
// a quantity, or the start of another country's number.
function hasStrayHead(candidate: Candidate, groups: readonly string[]): boolean {
  const [head = '', ...rest] = groups;
  if (head.length !== 1 || rest.length === 0 || rest.every((group) => group.length === 1)) return false;
  const { number } = candidate.span.reading;
  if (head === '0' || head === '8' || head === '1' || head === number.countryCallingCode) return false;
  const shown = number.formatInternational().split(' ')[1] ?? '';
  return shown.replace(/\D/g, '').length !== 1;
}

/** Ways of grouping digits in which nobody writes this number. */
export function doubtfulGrouping(candidate: Candidate): string | undefined {
  const groups = groupsOf(candidate);
  if (hasStrayHead(candidate, groups)) return 'grouping';
  const { number } = candidate.span.reading;
  if (/^(\d)\1+$/.test(number.nationalNumber)) return 'one digit';
  return undefined;
}
