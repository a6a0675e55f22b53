import type { RefusedBecause, TextRange } from '../model/reading.ts';
import { blank } from './blank.ts';
import type { Finding } from './contact-hit.ts';

/** Digits with a dot, dash or slash between them. */
export const separatedDigits = /\d[.\/-]\d/;
/** A letter right behind a digit, or one space behind. */
export const lettersAtDigits = /\d[ -]?\p{L}/u;
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

/** Takes all shapes out of the text, in order; later ones do not see what earlier ones took. */
export function refuseShapes(
  text: string,
  shapes: readonly Shape[],
  regions: readonly string[],
): { readonly text: string; readonly found: readonly Finding[] } {
  const found: Finding[] = [];
  let rest = text;
  const digits = countDigits(text);
  const asked = new Map<RegExp, boolean>();
  const holds = (needs: RegExp): boolean => {
    const known = asked.get(needs) ?? needs.test(text);
    asked.set(needs, known);
    return known;
  };
  for (const { because, detail, pattern, check, reach, needs, digits: least = 5 } of shapes) {
    if (digits < least || (needs !== undefined && !holds(needs))) continue;
    const ranges: TextRange[] = [];
    for (const match of rest.matchAll(pattern)) {
      const context = { text: rest, start: match.index, regions };
      if (check !== undefined && !check(match[0], context)) continue;
      const left =
        reach?.exec(rest.slice(Math.max(0, match.index - longestReach), match.index))?.[0].length ?? 0;
      if (reach !== undefined && left === 0) continue;
      const at = { start: match.index - left, end: match.index + match[0].length };
      ranges.push(at);
      found.push({ kind: 'phone', at, because, detail });
    }
    rest = blank(rest, ranges);
  }
  return { text: rest, found };
}
