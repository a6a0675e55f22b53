import { readFileSync } from 'node:fs';

/** A documented example (test/contract). */
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
 * Paths of the documented example and the types of their leaves. Numeric keys and list indexes are one and the same `*`;
 * null says nothing about a type; an empty list or map may be either (PHP).
 */
function collect(value: unknown, path: string, into: Map<string, Set<string>>): void {
  if (value === null) into.set(path, (into.get(path) ?? new Set()).add('null'));
  else if (typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) into.set(path, (into.get(path) ?? new Set()).add('empty'));
    for (const [key, item] of entries) collect(item, `${path}.${/^(chat)?\d+$/.test(key) ? '*' : key}`, into);
  } else into.set(path, (into.get(path) ?? new Set()).add(typeOf(value)));
}

function leaves(value: unknown): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  collect(value, '', found);
  return found;
}

export interface Tolerance {
  /** Documented paths the answer need not have. */
  readonly absent?: RegExp;
  /** Paths that are not compared. */
  readonly ignore?: RegExp;
}

/** Everything in which an answer differs from the documented example. */
export function differences(answer: unknown, example: unknown, tolerance: Tolerance = {}): string[] {
  const own = leaves(answer);
  const theirs = leaves(example);
  const out: string[] = [];
  for (const [path, types] of theirs) {
    if (tolerance.ignore?.test(path) || types.has('empty')) continue;
    const mine = own.get(path);
    if (!mine) {
      const emptyAbove = [...own].some(
        ([other, kinds]) => (kinds.has('empty') || kinds.has('null')) && path.startsWith(`${other}.`),
      );
      if (!tolerance.absent?.test(path) && !emptyAbove)
        out.push(`${path}: missing (documented ${[...types].join('|')})`);
      continue;
    }
    const kinds = [...mine].filter((kind) => kind !== 'null' && kind !== 'empty');
    const known = [...types].filter((kind) => kind !== 'null');
    // A date field may be empty, an empty text may be any text.
    const fits = (kind: string): boolean =>
      known.includes(kind) ||
      (kind === 'string' && known.includes('date')) ||
      (kind === 'date' && known.includes('string'));
    if (known.length > 0 && kinds.some((kind) => !fits(kind)))
      out.push(`${path}: ${kinds.join('|')} instead of ${known.join('|')}`);
  }
  return out;
}
