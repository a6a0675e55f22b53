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

/** Decisions looked at; the journal has all. */
const MOST = 200;

/** The tab on a card of the CRM: its conversations by channel, and how they came there (spec 8). */
export function cardCalls(stores: Pick<Stores, 'bindings' | 'journal'>): Handlers<'cardTab'> {
  return {
    async cardTab(caller, { params }) {
      const { member } = caller.session;
      const item: CrmRef = { type: params.type, id: params.id };
      const seen = await readItems(caller.client, [item]);
      if (!seen.isSeen(item)) throw notFound('ITEM_UNKNOWN', 'item');
      const [customers, told] = await Promise.all([
        customersOfItem(stores, member, item),
        stores.journal.list(member, { item, limit: MOST }),
      ]);
      const chats = new Set<UserCode>([
        ...customers.flatMap((customer) => customer.chats),
        ...told.map(({ chat }) => chat),
      ]);
      const more = await Promise.all(
        [...chats].map((chat) => stores.journal.list(member, { chat, limit: 20 })),
      );
      const all = [...new Map([...told, ...more.flat()].map((one) => [one.id, one])).values()];
      const newestFirst = all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, MOST);
      const decisions = await viewDecisions(caller, newestFirst.filter(isNews));
      return {
        item: seen.of(item),
        customers: await viewCustomers(caller, customers),
        channels: channelsOf([...chats], customers, decisions),
        complete: all.length <= MOST && told.length < MOST,
      };
    },
  };
}

/** A message that changed nothing is no answer to "how was it joined". */
function isNews({ outcome, changes }: Decision): boolean {
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
    const customer = customers.find((one) => one.chats.includes(code))?.id ?? '';
    const own = decisions.filter(({ chat }) => chat === code);
    return [{ connector, conversation: { code, line, externalChat, customer, decisions: own } }];
  });
  return [...new Set(conversations.map(({ connector }) => connector))].sort().map((connector) => ({
    connector,
    conversations: conversations
      .filter((one) => one.connector === connector)
      .map(({ conversation }) => conversation),
  }));
}
