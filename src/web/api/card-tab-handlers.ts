import type { CrmRef } from '../../domain/crm-ref.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { Stores } from '../../store/ports.ts';
import type { Handlers } from './caller.ts';
import { conversationsByChannel } from './conversations-by-channel.ts';
import { readItems } from './crm-items.ts';
import { viewCustomers } from './customer-view.ts';
import { customersOfItem } from './find-customers.ts';
import { notFound } from './not-found.ts';

/** Newest decisions about the item. */
const MAX_DECISIONS = 200;

/** The tab on a CRM card: its conversations by channel, with the decisions that bound them (docs/spec.md 8). */
export function cardTabHandlers(
  stores: Pick<Stores, 'bindings' | 'journal' | 'suggestions'>,
): Handlers<'cardTab'> {
  return {
    async cardTab(caller, { params }) {
      const { member } = caller.session;
      const item: CrmRef = { type: params.type, id: params.id };
      const items = await readItems(caller.client, [item]);
      if (!items.isVisible(item)) throw notFound('ITEM_UNKNOWN', 'item');
      const [customers, ofItem] = await Promise.all([
        customersOfItem(stores, member, item),
        stores.journal.list(member, { item, limit: MAX_DECISIONS }),
      ]);
      const chats = new Set<UserCode>([
        ...customers.flatMap((customer) => customer.chats),
        ...ofItem.map(({ chat }) => chat),
      ]);
      const { channels, complete } = await conversationsByChannel(stores, caller, {
        chats: [...chats],
        customers,
        alsoDecided: ofItem,
      });
      return {
        item: items.of(item),
        customers: await viewCustomers(caller, customers),
        channels,
        complete: complete && ofItem.length < MAX_DECISIONS,
      };
    },
  };
}
