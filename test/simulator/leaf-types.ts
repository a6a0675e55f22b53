import { readFileSync } from 'node:fs';

/** Reads a documented example from test/contract. */
export function documented(name: string): Record<string, unknown> {
  const path = new URL(`../contract/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

function typeOf(value: unknown): string {
  if (typeof value === 'string') return iso.test(value) ? 'date' : 'string';
  return typeof value;
}

/**
 * Adds the paths of a value and the types of their leaves. Numeric keys and list indexes become `*`; null has no type; an
 * empty list and an empty map are not distinguished (PHP).
 */
function collect(value: unknown, path: string, into: Map<string, Set<string>>): void {
  if (value === null) into.set(path, (into.get(path) ?? new Set()).add('null'));
  else if (typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) into.set(path, (into.get(path) ?? new Set()).add('empty'));
    for (const [key, item] of entries) collect(item, `${path}.${/^(chat)?\d+$/.test(key) ? '*' : key}`, into);
  } else into.set(path, (into.get(path) ?? new Set()).add(typeOf(value)));
}

/** Paths of a value with the types of their leaves. */
function leaves(value: unknown): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  collect(value, '', found);
  return found;
}

export interface Tolerance {
  /** Documented paths that the response may lack. */
  readonly absent?: RegExp;
  /** Paths that are not compared. */
  readonly ignore?: RegExp;
}

/** All differences in type between a response and the documented example. */
export function differences(response: unknown, example: unknown, tolerance: Tolerance = {}): string[] {
  const actual = leaves(response);
  const documentedLeaves = leaves(example);
  const found: string[] = [];
  for (const [path, types] of documentedLeaves) {
    if (tolerance.ignore?.test(path) || types.has('empty')) continue;
    const actualTypes = actual.get(path);
    if (!actualTypes) {
      const emptyAbove = [...actual].some(
        ([other, kinds]) => (kinds.has('empty') || kinds.has('null')) && path.startsWith(`${other}.`),
      );
      if (!tolerance.absent?.test(path) && !emptyAbove)
        found.push(`${path}: missing (documented ${[...types].join('|')})`);
      continue;
    }
    const kinds = [...actualTypes].filter((kind) => kind !== 'null' && kind !== 'empty');
    const known = [...types].filter((kind) => kind !== 'null');
    // A date field may be an empty string, and an example with an empty string may stand for a date.
    const fits = (kind: string): boolean =>
      known.includes(kind) ||
      (kind === 'string' && known.includes('date')) ||
      (kind === 'date' && known.includes('string'));
    if (known.length > 0 && kinds.some((kind) => !fits(kind)))
      found.push(`${path}: ${kinds.join('|')} instead of ${known.join('|')}`);
  }
  return found;
}
