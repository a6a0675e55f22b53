/** What a client sent, JSON types kept or strings from a form. */
export type Params = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP knows one kind of array: a list and a map are the same thing to it. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

export function listOf(value: unknown): unknown[] {
  return entriesOf(value).map(([, item]) => item);
}

/** PHP's string cast: `true` is "1", `false` and `null` are "". */
export function text(value: unknown): string {
  if (value === true) return '1';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return '';
}

/** PHP's int cast: leading digits, else 0. */
export function int(value: unknown): number {
  const match = /^\s*-?\d+/.exec(text(value));
  return match ? Number(match[0]) : 0;
}

/** Looks a parameter up whatever the case of its name: `id`, `ID` (both are accepted by classic methods). */
export function param(params: Params, name: string): unknown {
  if (name in params) return params[name];
  const found = Object.keys(params).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : params[found];
}
