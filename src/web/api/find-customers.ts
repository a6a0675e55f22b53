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
import { saidMatcher } from './journal.ts';
import { searchNames } from './search-names.ts';

export type FindStores = Pick<Stores, 'bindings' | 'journal'>;

const PAGE = 200;
/** Customers that a search for a part of something looks through at most, newest first. */
const LOOK_AT = 5000;
const MOST_FOUND = 200;

/** Customers by number in any form, e-mail, name, chat or item. Best finds first, each once. */
export async function findCustomers(
  stores: FindStores,
  caller: Caller,
  q: string,
): Promise<readonly CustomerRecord[]> {
  const { member } = caller.session;
  const found = new Map<CustomerId, CustomerRecord>();
  const add = (customers: readonly CustomerRecord[]): void => {
    for (const customer of customers) if (found.size < MOST_FOUND) found.set(customer.id, customer);
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
  for (const kind of identifierKinds) {
    const value = identifierSpecs[kind].normalise(q, caller.portal.regions);
    if (value) add(await customersBy(stores.bindings, member, kind, value));
  }
  add(await looksLike(stores, member, q, caller.portal.regions));
  const customerRefs = await searchNames(caller.client, q);
  if (customerRefs.length > 0) add(await stores.bindings.customersByParty(member, customerRefs));
  return [...found.values()];
}

const storedLookUps: {
  readonly [Kind in IdentifierKind]: (
    bindings: FindStores['bindings'],
    member: MemberId,
    value: IdentifierValues[Kind],
  ) => Promise<readonly CustomerRecord[]>;
} = {
  phone: async (bindings, member, value) => [...(await bindings.customersByPhone(member, [value])).values()],
  email: (bindings, member, value) => bindings.customersByEmail(member, value),
};

function customersBy<Kind extends IdentifierKind>(
  bindings: FindStores['bindings'],
  member: MemberId,
  kind: Kind,
  value: IdentifierValues[Kind],
): Promise<readonly CustomerRecord[]> {
  return storedLookUps[kind](bindings, member, value);
}

/** Whose record or card the item is, and whose chats were ever joined to it. */
export async function customersOfItem(
  stores: FindStores,
  member: MemberId,
  item: CrmRef,
): Promise<readonly CustomerRecord[]> {
  const byCustomerRef = await stores.bindings.customersByParty(member, [item]);
  const told = await journalList(stores.journal, member, { item }, 500);
  const byChat = await customersOfChats(
    stores,
    member,
    told.filter(({ undone }) => !undone).map(({ chat }) => chat),
  );
  const theirs = byChat.filter(({ customerRef, card }) => sameRef(customerRef, item) || sameRef(card, item));
  return [...new Map([...byCustomerRef, ...theirs].map((customer) => [customer.id, customer])).values()];
}

async function customersOfChats(
  { bindings }: FindStores,
  member: MemberId,
  codes: readonly UserCode[],
): Promise<readonly CustomerRecord[]> {
  const chats = await bindings.chats(member, [...new Set(codes)]);
  const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
  return [...(await bindings.customers(member, [...new Set(ids)])).values()];
}

async function looksLike(
  { bindings }: FindStores,
  member: MemberId,
  q: string,
  regions: readonly string[],
): Promise<readonly CustomerRecord[]> {
  const said = saidMatcher(q, regions);
  const part = q.toLowerCase();
  const matches = (customer: CustomerRecord): boolean =>
    valuesOfCustomer(customer).some(({ value, key }) => said(value, key)) ||
    customer.chats.some((chat) => chat.toLowerCase().includes(part));
  const found: CustomerRecord[] = [];
  let before: CustomerId | undefined;
  for (let looked = 0; looked < LOOK_AT; looked += PAGE) {
    const page = await bindings.listCustomers(member, { limit: PAGE, ...(before && { before }) });
    found.push(...page.filter(matches));
    before = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  return found;
}
