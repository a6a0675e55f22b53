import type { RefusedBecause, TextRange } from '../model/reading.ts';
import { blank } from './blank.ts';
import type { Finding } from './contact-hit.ts';

/** A way of writing something with digits that is no phone, recognised by its look or its check digits. */
export interface Shape {
  readonly because: RefusedBecause;
  readonly detail: string;
  /** Global; quantifiers bounded. */
  readonly pattern: RegExp;
  readonly check?: (written: string, context: ShapeContext) => boolean;
}

export interface ShapeContext {
  readonly text: string;
  readonly start: number;
  readonly regions: readonly string[];
}

/** Takes all shapes out of the text, in order; later ones do not see what earlier ones took. */
export function refuseShapes(
  text: string,
  shapes: readonly Shape[],
  regions: readonly string[],
): { readonly text: string; readonly found: readonly Finding[] } {
  const found: Finding[] = [];
  let rest = text;
  for (const { because, detail, pattern, check } of shapes) {
    const ranges: TextRange[] = [];
    for (const match of rest.matchAll(pattern)) {
      const context = { text: rest, start: match.index, regions };
      if (check !== undefined && !check(match[0], context)) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      ranges.push(at);
      found.push({ kind: 'phone', at, because, detail });
    }
    rest = blank(rest, ranges);
  }
  return { text: rest, found };
}
