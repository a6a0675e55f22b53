import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { parseRefKey, refKey } from '../../domain/crm-ref.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import { readChatOfActivity, readChatOfId } from '../../bitrix24/openlines/read-opened-chat.ts';
import type { Stores } from '../../store/ports.ts';
import { ApiError } from './api-error.ts';
import type { Caller, CallResult, Handlers } from './caller.ts';
import { conversationsByChannel } from './conversations-by-channel.ts';
import { readItems } from './crm-items.ts';
import { viewCustomers, type CustomerSummary } from './customer-view.ts';
import { customersOfItem } from './find-customers.ts';
import { notFound } from './not-found.ts';
import { viewSuggestions } from './suggestion-view.ts';

type PanelStores = Pick<Stores, 'bindings' | 'journal' | 'suggestions'>;
type Panel = CallResult<'openedChat'>;

const REQUEST_ID = 'page.panel';

/** The sidebar of a chat, and the menu of a chat's activity: whose chat it is, and where else that customer writes. */
export function chatPanelHandlers(stores: PanelStores): Handlers<'openedChat' | 'openedActivity'> {
  return {
    async openedChat(caller, { params }) {
      const chat = await readChatOfId(caller.client, params.chatId, REQUEST_ID);
      if (!chat) throw notFound('CHAT_UNKNOWN', 'chat');
      return panelOf(stores, caller, chat);
    },
    async openedActivity(caller, { params, query }) {
      const item = parseRefKey(query.item);
      const items = item && (await readItems(caller.client, [item]));
      if (!item || !items?.isVisible(item)) throw notFound('ITEM_UNKNOWN', 'item');
      const chat =
        (await chatOfOwnActivity(stores, caller.session.member, item, params.activityId)) ??
        (await readChatOfActivity(caller.client, params.activityId, REQUEST_ID));
      if (!chat)
        throw new ApiError(
          404,
          'NOT_A_CHAT',
          'This activity is not a chat.',
          'Open the menu of a chat instead.',
        );
      return panelOf(stores, caller, chat);
    },
  };
}

/** The chat whose activity the app itself made on the item (docs/spec.md 6.5). */
async function chatOfOwnActivity(
  stores: PanelStores,
  member: MemberId,
  item: CrmRef,
  activity: number,
): Promise<UserCode | undefined> {
  const customers = await customersOfItem(stores, member, item);
  const chats = await stores.bindings.chats(
    member,
    customers.flatMap((customer) => customer.chats),
  );
  return [...chats.values()].find(({ ownActivities }) => Object.values(ownActivities).includes(activity))
    ?.userCode;
}

async function panelOf(stores: PanelStores, caller: Caller, code: UserCode): Promise<Panel> {
  const { chat, record, customer } = await boundTo(stores, caller, code);
  const [admin, lines] = await Promise.all([caller.rights.isAdmin(), caller.rights.editableLines()]);
  // Who reads a chat may not see its customer: then not where else that customer writes either.
  const shown = customer && record ? [record] : [];
  const chats = [...new Set([code, ...shown.flatMap((each) => each.chats)])];
  const { line, connector } = parseUserCode(code) ?? { line: '', connector: '' };
  const item = customer && itemOf(customer);
  return {
    // Nothing is known of a chat that the tracker never heard: there is nothing to move.
    chat: { code, line, connector, mayEdit: chat !== undefined && (admin || lines.has(line)) },
    state: customer ? 'bound' : record ? 'hidden' : 'unbound',
    ...(customer && { customer }),
    ...(item && { item }),
    ...(!record && (await waitingOf(stores, caller, code))),
    ...(await conversationsByChannel(stores, caller, { chats, customers: shown })),
  };
}

/** Newest open suggestions among which that of the chat is looked for. */
const MAX_SUGGESTIONS = 1000;

async function waitingOf(
  stores: PanelStores,
  caller: Caller,
  code: UserCode,
): Promise<Pick<Panel, 'waiting'>> {
  const open = await stores.suggestions.list(caller.session.member, 'open', MAX_SUGGESTIONS);
  const suggestion = open.find(({ chat }) => chat === code);
  if (!suggestion) return {};
  const [view] = await viewSuggestions(stores, caller, [suggestion]);
  const seen = (view?.items ?? []).filter(({ state }) => state === 'seen');
  const items = [...new Map(seen.map((item) => [refKey(item.ref), item])).values()];
  return { waiting: { items, ...(view && view.may.length > 0 && { suggestion: view.id }) } };
}

interface BoundTo {
  readonly chat?: ChatRecord | undefined;
  readonly record?: CustomerRecord | undefined;
  readonly customer?: CustomerSummary | undefined;
}

/** What is known of the chat; the customer that it is bound to, and how the caller sees that one where they may. */
async function boundTo({ bindings }: PanelStores, caller: Caller, code: UserCode): Promise<BoundTo> {
  const { member } = caller.session;
  const chat = (await bindings.chats(member, [code])).get(code);
  const record = chat?.customer && (await bindings.customers(member, [chat.customer])).get(chat.customer);
  if (!record) return { chat };
  const [customer] = await viewCustomers(caller, [record]);
  return { chat, record, customer };
}

/** The first of card and customer that the caller sees. */
function itemOf({ card, customerItem }: CustomerSummary): CustomerSummary['card'] {
  return [card, customerItem].find((each) => each?.state === 'seen');
}
