import { entriesOf, text } from '../base/params.ts';

type OutcomeName = 'result' | 'error' | 'total' | 'next' | 'time';
export type Outcomes = Readonly<Record<OutcomeName, Map<string, unknown>>>;

const reference = /\$(result|next|total|time|error)([^\s]*)/gi;

/**
 * Replaces `$result[key][field]` and the other references in every parameter value of a command, whatever its origin
 * (docs/bitrix24/batch-and-limits.md#references). A value that is only a reference becomes the referenced
 * value; inside a text it is inserted as a string.
 */
export function substitute(value: unknown, outcomes: Outcomes): unknown {
  if (typeof value === 'string') return substituteText(value, outcomes);
  if (Array.isArray(value)) return value.map((item) => substitute(item, outcomes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, outcomes)]));
}

function substituteText(value: string, outcomes: Outcomes): unknown {
  let whole: { readonly found: unknown } | undefined;
  const replaced = value.replace(reference, (match: string, name: string, path: string) => {
    const keys = [...path.matchAll(/\[([^\]]+)\]/g)].map((step) => step[1] ?? '');
    if (keys.length === 0) return match;
    const found = resolvePath(outcomes[name.toLowerCase() as OutcomeName], keys);
    if (match === value) whole = { found };
    return stringOf(found);
  });
  return whole ? whole.found : replaced;
}

/** The value of a path; '' where there is none (docs/bitrix24/batch-and-limits.md#references). */
function resolvePath(map: Map<string, unknown>, [first, ...rest]: readonly string[]): unknown {
  let current: unknown = map.get(first ?? '');
  for (const key of rest) current = entriesOf(current).find(([name]) => name === key)?.[1];
  return current ?? '';
}

function stringOf(value: unknown): string {
  return typeof value === 'object' ? 'Array' : text(value);
}
