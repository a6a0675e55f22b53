import { text } from './params.ts';

type Tree = { [key: string]: unknown };

/** Parses a form or query as PHP does: `a[b][]=1`. Every value is a string. */
export function parsePhp(query: string): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const separator = pair.indexOf('=');
    const name = decode(separator < 0 ? pair : pair.slice(0, separator));
    const value = separator < 0 ? '' : decode(pair.slice(separator + 1));
    const head = /^[^[]*/.exec(name)?.[0] ?? '';
    if (head === '') continue;
    const path = [head, ...[...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((m) => m[1] ?? '')];
    setPath(root, path, value);
  }
  return listsToArrays(root) as Tree;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function setPath(root: Tree, path: readonly string[], value: string): void {
  let node = root;
  path.forEach((step, depth) => {
    const key = step === '' ? nextIndex(node) : step;
    if (depth === path.length - 1) {
      node[key] = value;
      return;
    }
    const child = node[key];
    node = node[key] = (typeof child === 'object' && child !== null ? child : Object.create(null)) as Tree;
  });
}

function nextIndex(node: Tree): string {
  const numbers = Object.keys(node).filter((key) => /^\d+$/.test(key));
  return String(numbers.length === 0 ? 0 : Math.max(...numbers.map(Number)) + 1);
}

/** Turns maps with the keys 0..n-1 into arrays, as PHP encodes them. */
function listsToArrays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, listsToArrays(item)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** Encodes nested data as PHP's `http_build_query` does: values as strings, without empty arrays and `null`. */
export function encodePhp(data: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  const walk = (name: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) walk(`${name}[${key}]`, item);
      return;
    }
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value === false ? '0' : text(value))}`);
  };
  for (const [key, item] of Object.entries(data)) walk(key, item);
  return pairs.join('&');
}
