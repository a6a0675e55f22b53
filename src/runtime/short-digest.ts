import { createHash } from 'node:crypto';

/**
 * A short name for something that must not be told itself, the same every time. Letters only: no part of it can be taken
 * for a phone in a log.
 */
export function shortDigest(text: string, letters: number): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, letters);
  return hex.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
