import { z } from 'zod';

/** PostgreSQL has no zero character in text. */
export function text(value: string): string {
  return value.replaceAll('\u0000', '\ufffd');
}

/** For a `json` column: there a zero character is escaped and may stay. */
export function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Rows of one `data` column. */
export function dataRow<T>(schema: z.ZodType<T>): z.ZodType<{ data: T }> {
  return z.object({ data: schema });
}

/** The last of those that share a key: one statement may set a row only once. Sorted, so that nobody waits in a ring. */
export function lastPerKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
