import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Stores } from '../../store/ports.ts';
import type { DecisionView } from '../contract/journal.ts';
import type { Handlers } from './caller.ts';
import { readItems } from './crm-items.ts';
import { viewCustomers } from './customer-view.ts';
import { viewDecisions } from './decision-view.ts';
import { customersOfItem } from './find-customers.ts';
import { notFound } from './not-found.ts';

const MAX_DECISIONS = 200;
const MAX_DECISIONS_PER_CHAT = 20;

/** The tab on a CRM card: its conversations by channel, with the decisions that bound them (docs/spec.md 8). */
export function cardTabHandlers(stores: Pick<Stores, 'bindings' | 'journal'>): Handlers<'cardTab'> {
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
      const ofChats = await Promise.all(
        [...chats].map((chat) => stores.journal.list(member, { chat, limit: MAX_DECISIONS_PER_CHAT })),
      );
      const all = [
        ...new Map([...ofItem, ...ofChats.flat()].map((decision) => [decision.id, decision])).values(),
      ];
      const newestFirst = all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, MAX_DECISIONS);
      const decisions = await viewDecisions(caller, newestFirst.filter(hasEffect));
      return {
        item: items.of(item),
        customers: await viewCustomers(caller, customers),
        channels: channelsOf([...chats], customers, decisions),
        complete: all.length <= MAX_DECISIONS && ofItem.length < MAX_DECISIONS,
      };
    },
  };
}

/** Messages without effect do not explain how a chat was bound. */
function hasEffect({ outcome, changes }: Decision): boolean {
  return outcome !== 'nothing' && (outcome !== 'stayed' || changes.length > 0);
}

function channelsOf(
  chats: readonly UserCode[],
  customers: readonly CustomerRecord[],
  decisions: readonly DecisionView[],
) {
  const conversations = chats.flatMap((code) => {
    const address = parseUserCode(code);
    if (!address) return [];
    const { connector, line, externalChat } = address;
    const customer = customers.find(({ chats: bound }) => bound.includes(code))?.id ?? '';
    const own = decisions.filter(({ chat }) => chat === code);
    return [{ connector, conversation: { code, line, externalChat, customer, decisions: own } }];
  });
  return [...new Set(conversations.map(({ connector }) => connector))].sort().map((connector) => ({
    connector,
    conversations: conversations
      .filter((entry) => entry.connector === connector)
      .map(({ conversation }) => conversation),
  }));
}
