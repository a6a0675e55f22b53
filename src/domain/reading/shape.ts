import { allMatches } from './all-matches.ts';
import type { RefusedBecause, TextRange } from './reading.ts';
import { blank } from './blank.ts';
import type { Finding } from './contact-hit.ts';

/** Digits with a dot, dash or slash between them. */
export const separatedDigits = /\d[.\/-]\d/;
/** A letter directly after a digit or after one space or dash. */
export const lettersAtDigits = /\d[ -]?\p{L}/u;
/** A letter or sign of a unit or currency after a digit. */
export const signsAtDigits = /\d ?[^\s\d.,;:!?()/+-]/u;
/** A block of at least eight digits. */
export const longBlock = /\d{8}/;

/** A format with digits that is no phone, recognised by its pattern or check digits. */
export interface Shape {
  readonly because: RefusedBecause;
  readonly detail: string;
  /** Global; quantifiers bounded. */
  readonly pattern: RegExp;
  /** Texts with fewer digits cannot contain it. Default: 5. */
  readonly digits?: number;
  /** Texts without a match cannot contain it; cheaper than `pattern`. */
  readonly needs?: RegExp;
  /** The part of it directly before the match. */
  readonly prefix?: RegExp;
  readonly check?: (written: string, context: ShapeContext) => boolean;
}

export interface ShapeContext {
  readonly text: string;
  readonly start: number;
  readonly regions: readonly string[];
}

const MAX_PREFIX_LENGTH = 80;

/** ASCII digits of a text. */
export function countDigits(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

/** Fast checks of one text; results that several shapes share are cached. */
class ShapePrecheck {
  private readonly cache = new Map<RegExp, boolean>();
  private readonly text: string;
  private readonly digits: number;

  constructor(text: string) {
    this.text = text;
    this.digits = countDigits(text);
  }

  mayMatch({ needs, digits = 5 }: Shape): boolean {
    if (this.digits < digits) return false;
    if (needs === undefined) return true;
    const cached = this.cache.get(needs);
    if (cached !== undefined) return cached;
    const matches = needs.test(this.text);
    this.cache.set(needs, matches);
    return matches;
  }
}

function rangesOf(text: string, shape: Shape, regions: readonly string[]): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of allMatches(text, shape.pattern)) {
    if (shape.check !== undefined && !shape.check(match[0], { text, start: match.index, regions })) continue;
    let start = match.index;
    if (shape.prefix !== undefined) {
      const left =
        shape.prefix.exec(text.slice(Math.max(0, start - MAX_PREFIX_LENGTH), start))?.[0].length ?? 0;
      if (left === 0) continue;
      start -= left;
    }
    ranges.push({ start, end: match.index + match[0].length });
  }
  return ranges;
}

/** Blanks all shapes in the text, in order; later shapes do not see what earlier ones matched. */
export function refuseShapes(
  text: string,
  shapes: readonly Shape[],
  regions: readonly string[],
): { readonly text: string; readonly found: readonly Finding[] } {
  const precheck = new ShapePrecheck(text);
  const found: Finding[] = [];
  let rest = text;
  for (const shape of shapes) {
    if (!precheck.mayMatch(shape)) continue;
    const ranges = rangesOf(rest, shape, regions);
    if (ranges.length === 0) continue;
    for (const at of ranges) found.push({ kind: 'phone', at, because: shape.because, detail: shape.detail });
    rest = blank(rest, ranges);
  }
  return { text: rest, found };
}
