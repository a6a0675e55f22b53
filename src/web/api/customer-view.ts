import type { z } from 'zod';
import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { CustomerRecord, FirstPhone } from '../../domain/customer-record.ts';
import type { customerSummary } from '../contract/customers.ts';
import type { Caller } from './caller.ts';
import { readItems, type VisibleItems } from './crm-items.ts';
import { hiddenIdentifier, seesOwner } from './identifier-visibility.ts';

export type CustomerSummary = z.output<typeof customerSummary>;

/** The customers that the caller may see: all for admins; for others those whose CRM record or card is visible to them. */
export async function viewCustomers(
  caller: Caller,
  customers: readonly CustomerRecord[],
): Promise<readonly CustomerSummary[]> {
  const viewer = await customerViewer(caller, customers);
  return customers.filter(viewer.maySee).map(viewer.view);
}

export interface CustomerViewer {
  readonly maySee: (customer: CustomerRecord) => boolean;
  /** Whether the caller sees the person, not only the card: otherwise phones and e-mails are masked. */
  readonly showsIdentifiers: (customer: CustomerRecord) => boolean;
  readonly view: (customer: CustomerRecord) => CustomerSummary;
}

/** What the caller may see of these customers. Reads all their items, and those of `alsoRead`, with one request. */
export async function customerViewer(
  caller: Caller,
  customers: readonly CustomerRecord[],
  alsoRead: readonly CrmRef[] = [],
): Promise<CustomerViewer> {
  const [admin, items] = await Promise.all([
    caller.rights.isAdmin(),
    readItems(caller.client, [...customers.flatMap(itemsOfCustomer), ...alsoRead]),
  ]);
  const showsIdentifiers = (customer: CustomerRecord): boolean => admin || seesOwner(customer, items);
  return {
    maySee: (customer) => admin || itemsOfCustomer(customer).some((ref) => items.isVisible(ref)),
    showsIdentifiers,
    view: (customer) => ({
      ...summaryOf(customer, items),
      ...(!showsIdentifiers(customer) && withoutValues(customer)),
    }),
  };
}

function withoutValues({ firstPhone, phones, emails }: CustomerRecord) {
  const hiddenPhone = hiddenIdentifier('phone');
  return {
    ...(firstPhone && { firstPhone: { ...phoneView(firstPhone), value: hiddenPhone } }),
    phones: phones.map(() => hiddenPhone),
    emails: emails.map(() => hiddenIdentifier('email')),
  };
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

function phoneView({ value, chat, line, at, messageId, enteredBy }: FirstPhone) {
  return {
    value,
    chat,
    line,
    connector: parseUserCode(chat)?.connector ?? '',
    at,
    messageId,
    ...(enteredBy !== undefined && { enteredBy }),
  };
}
