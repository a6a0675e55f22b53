import { z } from 'zod';

/**
 * A value of an event: a string in form bodies, a string, number or boolean in rows of the offline queue, which are JSON
 * (docs/bitrix24/offline-queue.md#rows). Missing, and what is none of these, becomes an empty string; so does a number
 * that JSON cannot hold exactly: it would name somebody else's chat.
 */
export const eventField = z
  .union([
    z.string(),
    z.number().refine(Number.isSafeInteger).transform(String),
    z.boolean().transform((value) => (value ? 'Y' : 'N')),
  ])
  .catch('');

/** An id of the portal: a positive integer, as number or digits; 0 = none. */
export const eventId = z.coerce.number().int().nonnegative().catch(0);
