import type { Phone } from '../ids.ts';
import { inTodaysSpelling } from './canonical-phone.ts';

/**
 * One key for all spellings of one number: Brazil with and without the 9, Mexico with and without the 1,
 * Argentina with and without the mobile 9 (blocks belong to fixed or mobile, never to both).
 */
export function phoneIdentity(phone: Phone): string {
  const today = inTodaysSpelling(phone);
  if (/^\+549\d{10}$/.test(today)) return `+54${today.slice(4)}`;
  // Typed into the CRM with a plus before the Russian trunk prefix 8: no country has the code 89.
  if (/^\+89\d{9}$/.test(today)) return `+7${today.slice(2)}`;
  return today;
}
