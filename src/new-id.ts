import { randomBytes } from 'node:crypto';

/** Ids that sort by time and never meet: milliseconds, a count within them, and chance for other processes. */
export function createNewId(now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    const at = Math.max(now(), last);
    count = at === last ? count + 1 : 0;
    last = at;
    const time = at.toString(36).padStart(9, '0');
    return `${time}${count.toString(36).padStart(3, '0')}${randomBytes(3).toString('hex')}`;
  };
}
