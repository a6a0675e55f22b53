import { createHash } from 'node:crypto';

/**
 * A short stable name for a value that must not be logged itself. Letters only, so that no part of it looks like a
 * phone number in a log.
 */
export function shortDigest(text: string, letters: number): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, letters);
  return hex.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
