import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey, sameRef } from '../domain/crm-ref.ts';
import { isCardType } from '../domain/crm-type.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import { readIdentifier } from '../domain/identifiers/identifier.ts';
import { kindOfField } from '../domain/identifiers/registry.ts';
import { parseUserCode } from '../domain/chat.ts';
import type { MemberId } from '../domain/ids.ts';
import type { ItemOfChat } from '../bitrix24/openlines/own-items-of-chats.ts';
import { readItemsOfChats } from '../bitrix24/openlines/own-items-of-chats.ts';
import type { Stores } from '../store/ports.ts';
import { mergeIdentifiers } from './attested-identifiers.ts';
import type { ChatWork } from './chat-work.ts';
import { closeSuggestionsOfGoneItems } from './close-suggestions.ts';
import { emptyRecord } from './empty-record.ts';
import type { Hint } from './follow-hints.ts';
import type { PortalContext } from './portal-context.ts';
import type { ChatWorkDeps } from './read-chat.ts';
import { createWork } from './read-chat.ts';
import type { RecentItems } from './recent-items.ts';

export type ChangedItemsDeps = ChatWorkDeps & {
  readonly stores: Pick<Stores, 'bindings' | 'journal' | 'record' | 'suggestions'>;
  readonly recentItems: RecentItems;
  readonly newId: () => string;
};

interface ChangedItem {
  readonly ref: CrmRef;
  readonly phase: 'added' | 'updated' | 'deleted';
}

/**
 * Follows events of CRM items. The card of a bound chat: its customer is marked, no request is made. An item that the
 * portal made for a chat that is not bound: its phones and e-mails are read, for what a form, a robot or another app
 * wrote there. A deleted item: suggestions about it are closed. Returns those chats, to be joined where somebody is known by
 * it. Throws `PortalError`.
 */
export async function followChangedItems(
  deps: ChangedItemsDeps,
  context: PortalContext,
  hints: readonly Hint[],
): Promise<readonly ChatWork[]> {
  const { memberId: member } = context.portal;
  const candidates: CrmRef[] = [];
  const marked = new Map<string, CustomerRecord>();
  const all = changedItems(hints);
  const deleted = all.filter(({ phase }) => phase === 'deleted').map(({ ref }) => ref);
  await closeSuggestionsOfGoneItems(deps, member, context.client, deleted);
  for (const changed of all) {
    const { ref, phase } = changed;
    if (phase === 'added') deps.recentItems.created(member, ref);
    else if (phase === 'updated' && deps.recentItems.isOwnWrite(member, ref)) continue;
    else {
      const customer = await customerOf(deps, member, changed);
      if (customer === 'unknown') {
        if (phase === 'updated' && deps.recentItems.mayBelongToChat(member, ref)) candidates.push(ref);
      } else if (customer) marked.set(customer.id, { ...customer, cardChanged: true });
    }
  }
  if (marked.size > 0) await deps.stores.record(member, { ...emptyRecord, customers: [...marked.values()] });
  return candidates.length === 0 ? [] : worksOfItems(deps, context, candidates);
}

function changedItems(hints: readonly Hint[]): readonly ChangedItem[] {
  return hints.flatMap(({ body }): readonly ChangedItem[] => {
    if (body.type === 'changed') return [{ ref: { type: body.what, id: body.id }, phase: body.phase }];
    if (body.type === 'crm' && body.what !== 'activity')
      return [{ ref: { type: body.what, id: body.id }, phase: 'added' }];
    return [];
  });
}

/** The customer whose card or record changed; `unknown` for an item of which no decision tells. */
async function customerOf(
  { stores }: Pick<ChangedItemsDeps, 'stores'>,
  member: MemberId,
  { ref, phase }: ChangedItem,
): Promise<CustomerRecord | 'unknown' | undefined> {
  const [decision] = await stores.journal.list(member, { item: ref, limit: 1 });
  if (!decision) return 'unknown';
  const chat = (await stores.bindings.chats(member, [decision.chat])).get(decision.chat);
  const customer =
    chat?.customer && (await stores.bindings.customers(member, [chat.customer])).get(chat.customer);
  if (!customer) return undefined;
  const isCard = sameRef(customer.card, ref);
  const isGone = phase === 'deleted' && sameRef(customer.customerRef, ref);
  return isGone || (isCard && isCardType(ref.type)) ? customer : undefined;
}

async function worksOfItems(
  deps: ChangedItemsDeps,
  { portal, client }: PortalContext,
  refs: readonly CrmRef[],
): Promise<readonly ChatWork[]> {
  const { memberId: member } = portal;
  const unique = [...new Map(refs.map((ref) => [refKey(ref), ref])).values()];
  const items = await readItemsOfChats(client, unique, deps.newId());
  for (const ref of unique)
    if (!items.some((item) => sameRef(item.ref, ref))) deps.recentItems.belongsToNoChat(member, ref);
  const records = await deps.stores.bindings.chats(
    member,
    items.map(({ code }) => code),
  );
  const works = await Promise.all(
    items.map(async (item) => {
      const record = records.get(item.code);
      if (!record || record.customer || record.group || !parseUserCode(item.code)) return undefined;
      const base = await createWork(deps, portal, record);
      return base && base.mode !== 'off' ? withValuesOf(base, item) : undefined;
    }),
  );
  return works.flatMap((work) => work ?? []);
}

function withValuesOf(base: ChatWork, { values, updatedBy }: ItemOfChat): ChatWork | undefined {
  const found = values.flatMap(({ type, value }) => {
    const kind = kindOfField(type);
    return (kind && readIdentifier(kind, value, base.regions, 'attested')) ?? [];
  });
  const identifiers = mergeIdentifiers(found, []);
  if (identifiers.length === 0) return undefined;
  // What a user wrote may have been typed by a person; the portal, its robots and forms write as nobody or as the guest.
  const byUser = updatedBy !== 0 && updatedBy !== Number(base.chat.user);
  return {
    ...base,
    identifiers,
    fromOwnItem: true,
    mayReadProfile: false,
    ...(byUser && { onlyIfKnown: true }),
  };
}
