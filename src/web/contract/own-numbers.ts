import { z } from 'zod';
import { ownNumberSources } from '../../domain/own-numbers.ts';
import type { ApiCall } from './call.ts';
import { list, noInput } from './common.ts';

const path = '/api/v1/own-numbers';

export const listOwnNumbers = {
  method: 'GET',
  path,
  right: 'admin',
  description:
    'Phones and e-mails of the company and of many people: they identify nobody. The list fills itself; what a person took off it is in `removed`.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    numbers: list(
      z.object({
        /** `phone:+34600123456` */
        key: z.string(),
        value: z.string(),
        source: z.enum(ownNumberSources),
        /** Unix ms. */
        at: z.number(),
        /** `user:12`; absent where the app found it. */
        by: z.string().exactOptional(),
        removed: z.boolean(),
      }),
    ),
  }),
} as const satisfies ApiCall;

export const addOwnNumber = {
  method: 'POST',
  path,
  right: 'admin',
  description: 'Adds a phone, as a person writes it, or an e-mail.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ value: z.string().min(1).max(300) }),
  response: z.object({ key: z.string() }),
} as const satisfies ApiCall;

export const removeOwnNumber = {
  method: 'DELETE',
  path,
  right: 'admin',
  description:
    'Takes a phone or e-mail off the list: it identifies customers, and is not added again by itself.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ key: z.string().min(1).max(300) }),
  response: z.object({ removed: z.boolean() }),
} as const satisfies ApiCall;
