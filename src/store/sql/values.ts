import { sql, type RawBuilder } from 'kysely';

/**
 * Text that both databases can store: PostgreSQL has no zero character, and a lone surrogate is not valid UTF-8; both
 * become the replacement character.
 */
export function text(value: string): string {
  const whole = /[\ud800-\udfff]/.test(value) ? Buffer.from(value).toString() : value;
  return whole.replaceAll('\u0000', '\ufffd');
}

/** The value of the rejected insert, in `on conflict ... do update`. */
export function excluded<T>(column: string): RawBuilder<T> {
  return sql<T>`excluded.${sql.ref(column)}`;
}

const CHUNK_SIZE = 1000;

/** Splits rows into as many as both databases accept in one statement. */
export function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += CHUNK_SIZE) yield items.slice(from, from + CHUNK_SIZE);
}

/**
 * The last item of each key: one statement may set a row only once. Sorted by key, so that transactions that set the same
 * rows cannot deadlock.
 */
export function lastPerKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
