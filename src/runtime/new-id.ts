import { randomBytes } from 'node:crypto';

/**
 * Returns a generator of unique ids that sort by time: milliseconds, a counter within one millisecond, and random
 * letters against collisions with other processes. Counter and random part have no digits, so that no part of an id
 * looks like a phone number, neither to `mask` nor to a person. `now`: Unix ms.
 */
export function createNewId(now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    const at = Math.max(now(), last);
    count = at === last ? count + 1 : 0;
    last = at;
    const time = at.toString(36).padStart(9, '0');
    return `${time}${letters(count.toString(16).padStart(4, '0'))}${letters(randomBytes(3).toString('hex'))}`;
  };
}

/** Hexadecimal digits as letters, in the same order. */
function letters(hex: string): string {
  return hex.replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}
