const separator = '\u0000';

/** Joins parts so that names sort part by part. */
export function indexName(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(separator, '\ufffd')).join(separator);
}

/** All names that begin with exactly these parts: from (inclusive), to (exclusive). */
export function under(...parts: readonly string[]): readonly [from: string, to: string] {
  const name = indexName(...parts);
  return [name + separator, name + '\u0001'];
}

/** All names that begin with these characters. */
export function startingWith(prefix: string): readonly [from: string, to: string] {
  return [prefix, prefix + '\uffff'];
}

/** A whole number of ms, so that it sorts as text. */
export function sortable(ms: number): string {
  return Math.max(0, Math.trunc(ms)).toString().padStart(15, '0');
}
