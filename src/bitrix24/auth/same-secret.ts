import { hash, timingSafeEqual } from 'node:crypto';

/** Equal in constant time, whatever the lengths; an empty secret equals nothing (spec 9). */
export function sameSecret(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(a), digest(b));
}
