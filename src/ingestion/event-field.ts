import { z } from 'zod';

/**
 * A value of an event: a string in form bodies, a string, number or boolean in rows of the offline queue, which are JSON
 * (docs/bitrix24/offline-queue.md#rows). Missing, and what is none of these, becomes an empty string; so does a number
 * that JSON cannot hold exactly: it would name somebody else's chat.
 */
export const eventField = z.unknown().transform(toText);

/** An id of the portal: a positive integer, as number or digits; 0 = none. */
export const eventId = z.unknown().transform(toId);

// No union with `catch`: most fields of an event are missing, and each would cost an error that nobody reads.
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : '';
  return typeof value === 'boolean' ? (value ? 'Y' : 'N') : '';
}

function toId(value: unknown): number {
  const id = typeof value === 'string' ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : 0;
}
