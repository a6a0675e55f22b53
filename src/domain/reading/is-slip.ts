const MAX_CHANGED_CHARACTERS = 3;

/** What differs between two values that begin and end alike: the shorter one's part first. */
export function difference(first: string, second: string): readonly [string, string] {
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  return [short.slice(start, short.length - end), long.slice(start, long.length - end)];
}

/** Whether two values differ by a slip: a few characters next to each other, or two characters in another order. */
export function isSlip(first: string, second: string): boolean {
  if (Math.abs(first.length - second.length) >= MAX_CHANGED_CHARACTERS || first === second) return false;
  return difference(first, second)[1].length <= MAX_CHANGED_CHARACTERS;
}
