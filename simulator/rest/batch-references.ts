import { entriesOf, text } from '../base/params.ts';

type OutcomeName = 'result' | 'error' | 'total' | 'next' | 'time';
export type Outcomes = Readonly<Record<OutcomeName, Map<string, unknown>>>;

const reference = /\$(result|next|total|time|error)([^\s]*)/gi;

/**
 * Replaces `$result[key][field]` and its siblings in every parameter value of a command, whoever wrote that value
 * (sdk.md 3). A value that is nothing but a reference becomes the thing itself; inside a text it becomes a string.
 */
export function substitute(value: unknown, outcomes: Outcomes): unknown {
  if (typeof value === 'string') return inText(value, outcomes);
  if (Array.isArray(value)) return value.map((item) => substitute(item, outcomes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, outcomes)]));
}

function inText(value: string, outcomes: Outcomes): unknown {
  let whole: { readonly found: unknown } | undefined;
  const replaced = value.replace(reference, (match: string, name: string, path: string) => {
    const keys = [...path.matchAll(/\[([^\]]+)\]/g)].map((step) => step[1] ?? '');
    if (keys.length === 0) return match;
    const found = follow(outcomes[name.toLowerCase() as OutcomeName], keys);
    if (match === value) whole = { found };
    return stringOf(found);
  });
  return whole ? whole.found : replaced;
}

/** A path that leads nowhere is empty (rest-contract.md 5). */
function follow(map: Map<string, unknown>, [first, ...rest]: readonly string[]): unknown {
  let at: unknown = map.get(first ?? '');
  for (const key of rest) at = entriesOf(at).find(([name]) => name === key)?.[1];
  return at ?? '';
}

function stringOf(value: unknown): string {
  return typeof value === 'object' ? 'Array' : text(value);
}
