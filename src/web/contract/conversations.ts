import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { list, noInput, userCodeText } from './common.ts';

export const quoteChat = {
  method: 'GET',
  path: '/api/v1/chats/quote',
  right: 'read',
  description:
    "What the customer wrote in the last session of a chat: the newest messages with a phone or e-mail, else the last one. Read with the caller's own token; nothing is stored.",
  params: noInput,
  query: z.strictObject({ chat: userCodeText }),
  body: noInput,
  response: z.object({
    /** `false`: the portal does not show this conversation to the caller, or has deleted it. */
    readable: z.boolean(),
    /** Oldest first. */
    messages: list(
      z.object({
        /** Unix ms; 0 = unknown. */
        at: z.number(),
        author: z.string(),
        /** Long messages are cut around the first identifier. */
        text: z.string(),
        marks: list(
          z.object({
            start: z.number(),
            end: z.number(),
            mark: z.enum(['found', 'other', 'unclear']),
          }),
        ),
      }),
    ),
  }),
} as const satisfies ApiCall;
