import { hash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time for any lengths; an empty secret never matches (docs/spec.md 9). */
export function sameSecret(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(a), digest(b));
}
