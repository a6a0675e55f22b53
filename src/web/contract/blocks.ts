import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { list, noInput } from './common.ts';

export const listBlocks = {
  method: 'GET',
  path: '/api/v1/blocks',
  right: 'admin',
  description: 'Phones and e-mails that are blocked: they identify nobody and are never written.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    blocks: list(
      z.object({
        /** `phone:+34600123456` */
        key: z.string(),
        value: z.string(),
        /** `user:12` and Unix ms; absent for blocks of earlier versions. */
        by: z.string().exactOptional(),
        at: z.number().exactOptional(),
      }),
    ),
  }),
} as const satisfies ApiCall;

export const unblock = {
  method: 'POST',
  path: '/api/v1/blocks/remove',
  right: 'admin',
  description: 'Takes a block back; the journal has an entry for it, which can be undone.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ key: z.string().min(1).max(300) }),
  response: z.object({ unblocked: z.boolean() }),
} as const satisfies ApiCall;
