/** A PHP array as `json_encode` writes it: a list for no keys or the keys 0..n-1, otherwise an object. */
export function phpArray(entries: readonly (readonly [string | number, unknown])[]): unknown {
  const isList = entries.every(([key], index) => String(key) === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
