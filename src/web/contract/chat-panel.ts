import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { channelConversations } from './card-tab.ts';
import { crmItem, idText, list, noInput, refText, urlInteger } from './common.ts';
import { customerSummary } from './customers.ts';

const chatPanel = z.object({
  chat: z.object({
    code: z.string(),
    line: z.string(),
    connector: z.string(),
    /** The caller may move the chat or mark it as not being the same person. */
    mayEdit: z.boolean(),
  }),
  /** `unbound`: to nobody yet. `hidden`: the caller may not see the customer. */
  state: z.enum(['bound', 'unbound', 'hidden']),
  customer: customerSummary.exactOptional(),
  /** The newest open suggestion about a chat that is bound to nobody. */
  waiting: z
    .object({
      /** The items that the chat may belong to, of those that the caller may see. */
      items: list(crmItem),
      /** The suggestion, where the caller may decide it. */
      suggestion: idText.exactOptional(),
    })
    .exactOptional(),
  /** The customer's card, else the customer, as the caller may see it: what the chat can be said not to be of. */
  item: crmItem.exactOptional(),
  /** The conversations of the customer by channel, this one among them. */
  channels: list(channelConversations),
  /** `false`: older decisions are left out; the journal has them. */
  complete: z.boolean(),
});

export const openedChat = {
  method: 'GET',
  path: '/api/v1/chats/{chatId}/panel',
  right: 'read',
  description:
    "The customer of an open-line chat with all conversations by channel, for the sidebar of the chat: by its id in the portal's messenger. 404 when the caller may not read the chat there.",
  params: z.strictObject({ chatId: urlInteger(1, 9e15) }),
  query: noInput,
  body: noInput,
  response: chatPanel,
} as const satisfies ApiCall;

export const openedActivity = {
  method: 'GET',
  path: '/api/v1/activities/{activityId}/panel',
  right: 'read',
  description:
    'The same for the chat of an activity on an item (`deal:12`). 404 NOT_A_CHAT for activities of another kind, 404 when the caller may not see the item.',
  params: z.strictObject({ activityId: urlInteger(1, 9e15) }),
  query: z.strictObject({ item: refText }),
  body: noInput,
  response: chatPanel,
} as const satisfies ApiCall;
