const MAX_CHANGED_CHARACTERS = 3;

/** Whether two values differ by a slip: a few characters next to each other, or two characters in another order. */
export function isSlip(first: string, second: string): boolean {
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  if (long.length - short.length >= MAX_CHANGED_CHARACTERS || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  return long.length - start - end <= MAX_CHANGED_CHARACTERS;
}
