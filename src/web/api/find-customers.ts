import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { parseRefKey, sameRef } from '../../domain/crm-ref.ts';
import type { IdentifierKind } from '../../domain/identifiers/identifier-kind.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import type { IdentifierValues } from '../../domain/identifiers/registry.ts';
import { identifierSpecs } from '../../domain/identifiers/registry.ts';
import type { CustomerId, MemberId, UserCode } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { valuesOfCustomer } from '../../domain/customer-record.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller } from './caller.ts';
import { identifierMatcher } from './decision-matcher.ts';
import { searchNames } from '../../bitrix24/crm/search-names.ts';

export type FindCustomersStores = Pick<Stores, 'bindings' | 'journal'>;

const PAGE_SIZE = 200;
/** Customers that a search for a part of a value scans, newest first. */
const MAX_SCANNED = 5000;
/** Newest decisions about an item that are searched for its chats. */
const MAX_ITEM_DECISIONS = 500;

export interface FoundCustomer {
  readonly customer: CustomerRecord;
  /** Only a phone or e-mail matches: a result for those who may see it. */
  readonly byIdentifier: boolean;
}

/** Finds customers by phone in any format, e-mail, name, chat or item. Exact matches first, no duplicates. */
export async function findCustomers(
  stores: FindCustomersStores,
  caller: Caller,
  q: string,
): Promise<readonly FoundCustomer[]> {
  const { member } = caller.session;
  const found = new Map<CustomerId, FoundCustomer>();
  const add = (customers: readonly CustomerRecord[], byIdentifier = false): void => {
    for (const customer of customers) {
      const known = found.get(customer.id);
      found.set(customer.id, { customer, byIdentifier: byIdentifier && known?.byIdentifier !== false });
    }
  };
  const item = parseRefKey(q);
  if (item) {
    add(await customersOfItem(stores, member, item));
    return [...found.values()];
  }
  const address = parseUserCode(q);
  if (address) {
    add(await customersOfChats(stores, member, [userCode(address)]));
    return [...found.values()];
  }
  const { regions } = caller.portal;
  for (const kind of identifierKinds) {
    const value = identifierSpecs[kind].normalise(q, regions);
    if (value) add(await customersBy(stores.bindings, member, kind, value), true);
  }
  const matchesIdentifier = identifierMatcher(q, regions);
  const part = q.toLowerCase();
  for await (const customers of newestCustomers(stores.bindings, member)) {
    add(customers.filter(({ chats }) => chats.some((chat) => chat.toLowerCase().includes(part))));
    const hasMatch = (customer: CustomerRecord): boolean =>
      valuesOfCustomer(customer).some(({ value, key }) => matchesIdentifier(value, key));
    add(customers.filter(hasMatch), true);
  }
  const customerRefs = await searchNames(caller.client, q, 'page.names');
  if (customerRefs.length > 0) add(await stores.bindings.customersByRef(member, customerRefs));
  return [...found.values()];
}

const storedLookUps: {
  readonly [Kind in IdentifierKind]: (
    bindings: FindCustomersStores['bindings'],
    member: MemberId,
    value: IdentifierValues[Kind],
  ) => Promise<readonly CustomerRecord[]>;
} = {
  phone: async (bindings, member, value) => [...(await bindings.customersByPhone(member, [value])).values()],
  email: (bindings, member, value) => bindings.customersByEmail(member, value),
};

function customersBy<Kind extends IdentifierKind>(
  bindings: FindCustomersStores['bindings'],
  member: MemberId,
  kind: Kind,
  value: IdentifierValues[Kind],
): Promise<readonly CustomerRecord[]> {
  return storedLookUps[kind](bindings, member, value);
}

/** Customers whose record or card is the item. The store has no index by card, so cards are found by the journal. */
export async function customersOfItem(
  stores: FindCustomersStores,
  member: MemberId,
  item: CrmRef,
): Promise<readonly CustomerRecord[]> {
  const byCustomerRef = await stores.bindings.customersByRef(member, [item]);
  const decisions = await journalList(stores.journal, member, { item }, MAX_ITEM_DECISIONS);
  const byChat = await customersOfChats(
    stores,
    member,
    decisions.filter(({ undone }) => !undone).map(({ chat }) => chat),
  );
  const matching = byChat.filter(
    ({ customerRef, card }) => sameRef(customerRef, item) || sameRef(card, item),
  );
  return [...new Map([...byCustomerRef, ...matching].map((customer) => [customer.id, customer])).values()];
}

async function customersOfChats(
  { bindings }: FindCustomersStores,
  member: MemberId,
  codes: readonly UserCode[],
): Promise<readonly CustomerRecord[]> {
  const chats = await bindings.chats(member, [...new Set(codes)]);
  const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
  return [...(await bindings.customers(member, [...new Set(ids)])).values()];
}

async function* newestCustomers(
  bindings: FindCustomersStores['bindings'],
  member: MemberId,
): AsyncGenerator<readonly CustomerRecord[]> {
  let before: CustomerId | undefined;
  for (let scanned = 0; scanned < MAX_SCANNED; scanned += PAGE_SIZE) {
    const page = await bindings.listCustomers(member, { limit: PAGE_SIZE, ...(before && { before }) });
    yield page;
    before = page.at(-1)?.id;
    if (page.length < PAGE_SIZE) return;
  }
}
