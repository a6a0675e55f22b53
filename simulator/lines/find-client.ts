import { defined } from '../base/defined.ts';
import { COMPANY, CONTACT, DEAL, LEAD, type EntityTypeId } from '../crm/entity-types.ts';
import type { Crm } from '../crm/crm.ts';
import type { DuplicateIndex } from '../crm/duplicate-index.ts';
import type { Item } from '../crm/item.ts';
import type { Chat, Profile } from './chat.ts';

/**
 * What the portal found: at most one item per type, leads only without a client
 * (docs/bitrix24/native-tracker.md#ranking).
 */
export interface FoundClient {
  readonly company?: Item;
  readonly contact?: Item;
  readonly lead?: Item;
  /** Open deals of the client. */
  readonly deals: readonly Item[];
}

export interface ContactData {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/**
 * The portal's client search (docs/bitrix24/native-tracker.md#search): all criteria without weights; IM code
 * and guest user come first.
 */
export function findClient(crm: Crm, index: DuplicateIndex, chat: Chat, data: ContactData): FoundClient {
  const hits = allHits(index, chat, data);
  const of = (type: EntityTypeId): Item[] => hits.filter((item) => item.entityTypeId === type);
  const company = best(crm, of(COMPANY));
  const found = best(crm, of(CONTACT));
  // A contact of another company is ignored: the company takes precedence (3.2).
  const foreign = found !== undefined && company !== undefined && ![0, company.id].includes(found.companyId);
  const contact = foreign ? undefined : found;
  const client = contact ?? company;
  if (!client) {
    const lead = newest(of(LEAD).filter((item) => item.semantic === 'P'));
    return { ...defined({ lead }), deals: [] };
  }
  const deals = openDeals(crm, client);
  const lead = deals.length > 0 ? undefined : newest(openLeadsOf(crm, client));
  return { ...defined({ company, contact, lead }), deals };
}

/** All hits in the order of the criteria, each item once. */
function allHits(index: DuplicateIndex, chat: Chat, data: ContactData): Item[] {
  const { email, phone }: Profile = chat.connector === 'livechat' ? {} : chat.profile;
  const hits = [
    ...index.findAll('IM', chat.imol),
    ...index.findAll('LINK', String(chat.guest.id)),
    ...(email ? index.findAll('EMAIL', email) : []),
    ...(phone ? index.findAll('PHONE', phone) : []),
    ...data.emails.flatMap((value) => index.findAll('EMAIL', value)),
    ...data.phones.flatMap((value) => index.findAll('PHONE', value)),
  ];
  return [...new Set(hits)];
}

/** The item with the newest open deal; otherwise the first one: earliest criterion, lowest id. */
function best(crm: Crm, items: readonly Item[]): Item | undefined {
  const withDeals = items.flatMap((item) => openDeals(crm, item).map((deal) => ({ item, deal })));
  const deal = newest(withDeals.map((entry) => entry.deal));
  return withDeals.find((entry) => entry.deal === deal)?.item ?? items[0];
}

function openDeals(crm: Crm, client: Item): Item[] {
  return crm
    .items(DEAL)
    .all()
    .filter((deal) => deal.semantic === 'P' && deal.string('isRecurring') !== 'Y' && isClient(deal, client));
}

function openLeadsOf(crm: Crm, client: Item): Item[] {
  return crm.leads.all().filter((lead) => lead.semantic === 'P' && isClient(lead, client));
}

function isClient(item: Item, client: Item): boolean {
  return client.entityTypeId === CONTACT ? item.contactIds.includes(client.id) : item.companyId === client.id;
}

function newest(items: readonly Item[]): Item | undefined {
  return [...items].sort((a, b) => b.number('updatedTime') - a.number('updatedTime') || b.id - a.id)[0];
}
