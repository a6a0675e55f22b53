import { z } from 'zod';
import { crmTypes } from '../../domain/crm-type.ts';
import type { ApiCall } from './call.ts';
import { urlInteger, crmItem, list, noInput } from './common.ts';
import { customerSummary } from './customers.ts';
import { decisionView } from './journal.ts';

const conversation = z.object({
  code: z.string(),
  line: z.string(),
  externalChat: z.string(),
  /** Id of the customer that the chat is bound to; empty when it is not bound to a customer of this card. */
  customer: z.string(),
  /** The caller may move the chat or mark it as not being the same person. */
  mayEdit: z.boolean(),
  /** An employee says that it is not this customer's, and nobody has decided that yet. */
  reported: z.boolean(),
  /** Decisions about the chat, newest first. */
  decisions: list(decisionView),
});

export const channelConversations = z.object({ connector: z.string(), conversations: list(conversation) });

export const cardTab = {
  method: 'GET',
  path: '/api/v1/card/{type}/{id}',
  right: 'read',
  description:
    'The conversations of a lead, deal, contact or company by channel, with the decisions that bound them. 404 when the caller may not see the item.',
  params: z.strictObject({ type: z.enum(crmTypes), id: urlInteger(1, 9e15) }),
  query: noInput,
  body: noInput,
  response: z.object({
    item: crmItem,
    customers: list(customerSummary),
    channels: list(channelConversations),
    /** `false`: older decisions are left out; the journal has them. */
    complete: z.boolean(),
  }),
} as const satisfies ApiCall;
