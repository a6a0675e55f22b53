import { sql, type RawBuilder } from 'kysely';

/**
 * Text from outside as both databases keep it: PostgreSQL has no zero character, and half a surrogate pair is no UTF-8;
 * the replacement character takes their place.
 */
export function text(value: string): string {
  const whole = /[\ud800-\udfff]/.test(value) ? Buffer.from(value).toString() : value;
  return whole.replaceAll('\u0000', '\ufffd');
}

/** What an insert would have set, in `on conflict ... do update`. */
export function excluded<T>(column: string): RawBuilder<T> {
  return sql<T>`excluded.${sql.ref(column)}`;
}

const CHUNK = 1000;

/** As many rows at a time as both databases take in one statement. */
export function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += CHUNK) yield items.slice(from, from + CHUNK);
}

/**
 * The last of those that share a key: one statement may set a row only once. Sorted by key, so that transactions that
 * set the same rows never wait for each other in a ring.
 */
export function lastPerKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
