import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { crmItem, list, noInput, reason } from './common.ts';

export const previewPast = {
  method: 'GET',
  path: '/api/v1/lines/past',
  right: 'line',
  description:
    "Dry run over the newest conversations of the last 14 days on lines that the caller may edit and that are on: what mode `auto` would have made of them. Nothing is stored or changed. Conversations and CRM are read with the caller's own token.",
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    /** Unix ms: conversations with a change since then were looked at. */
    since: z.number(),
    /** `false`: there are more conversations; the newest were looked at. */
    complete: z.boolean(),
    /** Conversations that were looked at; each is one of the following. */
    looked: z.number(),
    /** The tracker remembers their customer already. */
    known: z.number(),
    /** The portal itself had linked them to a customer. */
    linked: z.number(),
    /** Joined with a customer of the CRM, or of another chat. */
    joined: z.number(),
    /** The first chat of a customer. */
    first: z.number(),
    /** Only suggested: a person would be asked. */
    suggested: z.number(),
    /** No phone or e-mail in them identifies anybody. */
    nothing: z.number(),
    /** Items made by the portal for these chats that would have been absorbed: duplicates. */
    absorbed: z.number(),
    /** Newest ones among `joined` and `suggested`. */
    examples: list(
      z.object({
        /** User code. */
        chat: z.string(),
        result: z.enum(['joined', 'suggested']),
        /** The card or customer, where the CRM has it already. */
        item: crmItem.exactOptional(),
        reasons: list(reason),
        /** Items that the reasons name. */
        items: list(crmItem),
      }),
    ),
  }),
} as const satisfies ApiCall;
