import { normaliseEmail } from '../../domain/identifiers/normalise-email.ts';
import { normalisePhone } from '../../domain/identifiers/normalise-phone.ts';
import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { sameRef } from '../../domain/crm-ref.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import type { CustomerId, MemberId, UserCode } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller } from './caller.ts';
import { parseItemRef, identifierMatcher } from './journal-handlers.ts';
import { searchNames } from '../../bitrix24/crm/search-names.ts';

export type FindCustomersStores = Pick<Stores, 'bindings' | 'journal'>;

const PAGE_SIZE = 200;
/** Customers that a search for a part of a value scans, newest first. */
const MAX_SCANNED = 5000;
const MAX_RESULTS = 200;
/** Newest decisions about an item that are searched for its chats. */
const MAX_ITEM_DECISIONS = 500;

/** Finds customers by phone in any format, e-mail, name, chat or item. Exact matches first, no duplicates. */
export async function findCustomers(
  stores: FindCustomersStores,
  caller: Caller,
  q: string,
): Promise<readonly CustomerRecord[]> {
  const { member } = caller.session;
  const found = new Map<CustomerId, CustomerRecord>();
  const add = (customers: readonly CustomerRecord[]): void => {
    for (const customer of customers) if (found.size < MAX_RESULTS) found.set(customer.id, customer);
  };
  if (/^(?:lead|deal|contact|company):\d{1,15}$/.test(q)) {
    add(await customersOfItem(stores, member, parseItemRef(q)));
    return [...found.values()];
  }
  const address = parseUserCode(q);
  if (address) {
    add(await customersOfChats(stores, member, [userCode(address)]));
    return [...found.values()];
  }
  const phone = normalisePhone(q, caller.portal.regions);
  if (phone) add([...(await stores.bindings.customersByPhone(member, [phone])).values()]);
  const email = normaliseEmail(q);
  if (email) add(await stores.bindings.customersByEmail(member, email));
  add(await customersMatchingPart(stores, member, q, caller.portal.regions));
  const customerRefs = await searchNames(caller.client, q, 'page.names');
  if (customerRefs.length > 0) add(await stores.bindings.customersByParty(member, customerRefs));
  return [...found.values()];
}

/** Customers whose record or card is the item. The store has no index by card, so cards are found by the journal. */
export async function customersOfItem(
  stores: FindCustomersStores,
  member: MemberId,
  item: CrmRef,
): Promise<readonly CustomerRecord[]> {
  const byCustomerRef = await stores.bindings.customersByParty(member, [item]);
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

async function customersMatchingPart(
  { bindings }: FindCustomersStores,
  member: MemberId,
  q: string,
  regions: readonly string[],
): Promise<readonly CustomerRecord[]> {
  const matchesIdentifier = identifierMatcher(q, regions);
  const part = q.toLowerCase();
  const matches = ({ phones, emails, chats, firstPhone }: CustomerRecord): boolean => {
    const allPhones = firstPhone ? [firstPhone.value, ...phones] : phones;
    return (
      allPhones.some((value) =>
        matchesIdentifier(value, identifierKey({ kind: 'phone', identity: phoneIdentity(value) })),
      ) ||
      emails.some((value) => matchesIdentifier(value, identifierKey({ kind: 'email', identity: value }))) ||
      chats.some((chat) => chat.toLowerCase().includes(part))
    );
  };
  const found: CustomerRecord[] = [];
  let before: CustomerId | undefined;
  for (let scanned = 0; scanned < MAX_SCANNED; scanned += PAGE_SIZE) {
    const page = await bindings.listCustomers(member, { limit: PAGE_SIZE, ...(before && { before }) });
    found.push(...page.filter(matches));
    before = page.at(-1)?.id;
    if (page.length < PAGE_SIZE) break;
  }
  return found;
}
