import { z } from 'zod';
import { crmTypes } from '../../domain/crm-type.ts';
import type { ApiCall } from './call.ts';
import { addressNumber, crmItem, list, nothing } from './common.ts';
import { customerSummary } from './customers.ts';
import { decisionView } from './journal.ts';

const conversation = z.object({
  code: z.string(),
  line: z.string(),
  externalChat: z.string(),
  /** Which customer of this card it belongs to; empty when it is bound to none any more. */
  customer: z.string(),
  /** Newest first: how it was joined, each with undo. */
  decisions: list(decisionView),
});

export const cardTab = {
  method: 'GET',
  path: '/api/v1/card/{type}/{id}',
  right: 'read',
  does: 'The conversations of a lead, deal, contact or company by channel, and how they were joined. 404 where the opener may not see the item.',
  params: z.strictObject({ type: z.enum(crmTypes), id: addressNumber(1, 9e15) }),
  query: nothing,
  body: nothing,
  response: z.object({
    item: crmItem,
    customers: list(customerSummary),
    channels: list(z.object({ connector: z.string(), conversations: list(conversation) })),
    /** `false`: only the newest decisions are here; the journal has all. */
    complete: z.boolean(),
  }),
} as const satisfies ApiCall;
