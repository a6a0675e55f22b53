import { createHash, timingSafeEqual } from 'node:crypto';

/** Equal in constant time, whatever the lengths; an empty secret equals nothing (spec 9). */
export function sameSecret(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
