/** Parameters of a request: JSON values, or strings from a form. */
export type Params = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP has one array type: lists and maps are treated alike. */
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

/** PHP's int cast: the leading digits, otherwise 0. */
export function int(value: unknown): number {
  const match = /^\s*-?\d+/.exec(text(value));
  return match ? Number(match[0]) : 0;
}

/** Case-insensitive lookup of a parameter: classic methods accept `id` and `ID`. */
export function param(params: Params, name: string): unknown {
  if (name in params) return params[name];
  const found = Object.keys(params).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : params[found];
}
