import type { z } from 'zod';
import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { CustomerRecord, FirstPhone } from '../../domain/customer-record.ts';
import type { customerSummary } from '../contract/customers.ts';
import type { Caller } from './caller.ts';
import { readItems, type VisibleItems } from './crm-items.ts';

export type CustomerSummary = z.output<typeof customerSummary>;

/** The customers that the caller may see: all for admins; for others those whose CRM record or card is visible to them. */
export async function viewCustomers(
  caller: Caller,
  customers: readonly CustomerRecord[],
): Promise<readonly CustomerSummary[]> {
  const [admin, items] = await Promise.all([
    caller.rights.isAdmin(),
    readItems(caller.client, customers.flatMap(itemsOfCustomer)),
  ]);
  return customers
    .filter((customer) => admin || itemsOfCustomer(customer).some((ref) => items.isVisible(ref)))
    .map((customer) => summaryOf(customer, items));
}

function itemsOfCustomer({ customerRef, card }: CustomerRecord): readonly CrmRef[] {
  return [...(customerRef ? [customerRef] : []), ...(card ? [card] : [])];
}

function summaryOf(customer: CustomerRecord, items: VisibleItems): CustomerSummary {
  const { id, customerRef, card, firstPhone, phones, emails, chats, createdAt } = customer;
  return {
    id,
    ...(customerRef && { customerItem: items.of(customerRef) }),
    ...(card && { card: items.of(card) }),
    ...(firstPhone && { firstPhone: phoneView(firstPhone) }),
    phones,
    emails,
    connectors: [...new Set(chats.flatMap((chat) => parseUserCode(chat)?.connector ?? []))].sort(),
    chats: chats.length,
    createdAt,
  };
}

function phoneView({ value, chat, line, at, messageId }: FirstPhone) {
  return { value, chat, line, connector: parseUserCode(chat)?.connector ?? '', at, messageId };
}
