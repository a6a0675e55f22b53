import type { Candidate, Neighbour } from './candidate.ts';
import { neighbour } from './candidate.ts';

// Joined without a space: probably parts of one code.
function isTight(gap: string): boolean {
  return gap !== '' && !gap.includes(' ') && !gap.includes('\t');
}

function isTakenByNext(candidate: Candidate, taken: ReadonlySet<number>, side: 'left' | 'right'): boolean {
  return taken.has(side === 'left' ? candidate.span.first - 1 : candidate.span.last + 1);
}

function isEnding(next: Neighbour): boolean {
  // "600123456/57": a second number that differs only in its last digits.
  return next.gap === '/' && next.digits.length <= 4;
}

// "In 2022. 349 604 7720", "from flat 302 (32) 98844-7706"
function isSeparate({ span }: Candidate, side: 'left' | 'right', { gap }: Neighbour): boolean {
  if (/^\)?\. \(?$/.test(gap)) return true;
  return side === 'left' && span.run.groups[span.first]?.bracketed === true && gap.startsWith(' ');
}

function longLeftovers({ span }: Candidate, taken: ReadonlySet<number>): number {
  return span.run.groups.filter((group, at) => {
    const own = at >= span.first && at <= span.last;
    return !own && !taken.has(at) && group.digits.length >= 3;
  }).length;
}

function isSuspicious(
  candidate: Candidate,
  side: 'left' | 'right',
  next: Neighbour,
  inOneBlock: boolean,
): boolean {
  if (side === 'right' && isEnding(next)) return false;
  if (candidate.explicit) return side === 'right' && isTight(next.gap);
  return isTight(next.gap) || (next.digits.length >= 3 && !inOneBlock);
}

/**
 * Whether the digits next to a number show that it is part of something longer.
 * `taken` are the groups of the run that belong to other numbers.
 */
export function isCutOut(candidate: Candidate, taken: ReadonlySet<number>): boolean {
  const { run, first, last } = candidate.span;
  const inOneBlock = run.groups.slice(first + 1, last + 1).every((group) => group.tight);
  for (const side of ['left', 'right'] as const) {
    const next = neighbour(candidate, side);
    if (next === undefined || isTakenByNext(candidate, taken, side) || isSeparate(candidate, side, next))
      continue;
    if (isSuspicious(candidate, side, next, inOneBlock)) return true;
  }
  return !candidate.explicit && longLeftovers(candidate, taken) >= 2;
}
