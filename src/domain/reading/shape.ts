import { allMatches } from './all-matches.ts';
import type { RefusedBecause, TextRange } from './reading.ts';
import { blank } from './blank.ts';
import type { Finding } from './contact-hit.ts';

/** Digits with a dot, dash or slash between them. */
export const separatedDigits = /\d[.\/-]\d/;
/** A letter right behind a digit, or one space behind. */
export const lettersAtDigits = /\d[ -]?\p{L}/u;
/** A letter or sign of a unit or currency behind a digit. */
export const signsAtDigits = /\d ?[^\s\d.,;:!?()/+-]/u;
/** Digits in a block of eight or more. */
export const longBlock = /\d{8}/;

/** A way of writing something with digits that is no phone, recognised by its look or its check digits. */
export interface Shape {
  readonly because: RefusedBecause;
  readonly detail: string;
  /** Global; quantifiers bounded. */
  readonly pattern: RegExp;
  /** Texts with fewer digits hold none. */
  readonly digits?: number;
  /** Texts without this hold none; cheaper than the pattern. */
  readonly needs?: RegExp;
  /** What belongs to it on the left of the match. */
  readonly reach?: RegExp;
  readonly check?: (written: string, context: ShapeContext) => boolean;
}

export interface ShapeContext {
  readonly text: string;
  readonly start: number;
  readonly regions: readonly string[];
}

const longestReach = 80;

/** ASCII digits of a text. */
export function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

/** Answers of one text to the questions that several shapes share. */
class Asked {
  private readonly known = new Map<RegExp, boolean>();
  private readonly text: string;
  private readonly digits: number;

  constructor(text: string) {
    this.text = text;
    this.digits = countDigits(text);
  }

  mayHold({ needs, digits = 5 }: Shape): boolean {
    if (this.digits < digits) return false;
    if (needs === undefined) return true;
    const before = this.known.get(needs);
    if (before !== undefined) return before;
    const answer = needs.test(this.text);
    this.known.set(needs, answer);
    return answer;
  }
}

function rangesOf(text: string, shape: Shape, regions: readonly string[]): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of allMatches(text, shape.pattern)) {
    if (shape.check !== undefined && !shape.check(match[0], { text, start: match.index, regions })) continue;
    let start = match.index;
    if (shape.reach !== undefined) {
      const left = shape.reach.exec(text.slice(Math.max(0, start - longestReach), start))?.[0].length ?? 0;
      if (left === 0) continue;
      start -= left;
    }
    ranges.push({ start, end: match.index + match[0].length });
  }
  return ranges;
}

/** Takes all shapes out of the text, in order; later ones do not see what earlier ones took. */
export function refuseShapes(
  text: string,
  shapes: readonly Shape[],
  regions: readonly string[],
): { readonly text: string; readonly found: readonly Finding[] } {
  const asked = new Asked(text);
  const found: Finding[] = [];
  let rest = text;
  for (const shape of shapes) {
    if (!asked.mayHold(shape)) continue;
    if (rest.search(shape.pattern) < 0) continue;
    const ranges = rangesOf(rest, shape, regions);
    for (const at of ranges) found.push({ kind: 'phone', at, because: shape.because, detail: shape.detail });
    rest = blank(rest, ranges);
  }
  return { text: rest, found };
}
