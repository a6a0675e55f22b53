import type { RestCommand } from './portal-client.ts';

/**
 * A command in the form that `batch` takes: `method?query` with PHP's bracket nesting. All values become strings
 * (docs/bitrix24/sdk.md#batch), so booleans are sent as PHP writes them (the text `false` would be true), and
 * an empty list as an empty value: left out, a filter that matches nothing would become a filter that matches
 * everything.
 */
export function batchCommand({ method, params }: RestCommand): string {
  const pairs = Object.entries(params).flatMap(([key, value]) => flatten(key, value));
  const query = pairs
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${method}?${query}`;
}

function flatten(key: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  if (value === null) return [[key, '']];
  if (typeof value === 'boolean') return [[key, value ? '1' : '0']];
  if (value instanceof Date) return [[key, value.toISOString()]];
  if (typeof value === 'string' || typeof value === 'number') return [[key, String(value)]];
  if (typeof value !== 'object') throw new TypeError(`A command cannot carry a ${typeof value}.`);
  const entries = Object.entries(value);
  return entries.length === 0
    ? [[key, '']]
    : entries.flatMap(([name, inner]) => flatten(`${key}[${name}]`, inner));
}
