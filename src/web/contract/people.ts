import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { list, noInput } from './common.ts';

/** Ids that one call accepts. */
export const MAX_PEOPLE = 50;

export const people = {
  method: 'GET',
  path: '/api/v1/people',
  right: 'read',
  description:
    "Names of employees and of chats' guests by their user ids, read with the caller's own token; those that the portal does not show to the caller are left out.",
  params: noInput,
  query: z.strictObject({
    /** User ids, separated by commas: `1,12`. */
    ids: z.string().regex(/^[1-9]\d{0,14}(?:,[1-9]\d{0,14}){0,49}$/),
  }),
  body: noInput,
  response: z.object({ people: list(z.object({ id: z.number(), name: z.string() })) }),
} as const satisfies ApiCall;
