import type { CrmItem, CrmView } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey } from '../crm-ref.ts';
import { itemOf, uniqueRefs } from './item-of.ts';

/** CRM records that are linked to each other and count as one customer (docs/spec.md 5). */
export interface Candidate {
  /** Contact, else company, else a lead without a contact. */
  readonly customerRef: CrmRef;
  readonly members: readonly CrmRef[];
}

/** The customers behind search hits. Deleted, closed and chat-made (`own`) records are not candidates. */
export function customersOf(
  view: CrmView,
  hits: readonly CrmRef[],
  own: readonly CrmRef[],
): readonly Candidate[] {
  const ownKeys = new Set(own.map(refKey));
  const customerRefs = new Map<string, { customerRef: CrmRef; members: CrmRef[] }>();
  const companies: CrmRef[] = [];
  for (const hit of uniqueRefs(hits)) {
    const item = ownKeys.has(refKey(hit)) ? undefined : itemOf(view, hit);
    const customerRef = item && customerRefOf(view, item);
    if (!customerRef || ownKeys.has(refKey(customerRef))) continue;
    if (customerRef.type === 'company') companies.push(customerRef);
    const known = customerRefs.get(refKey(customerRef)) ?? { customerRef, members: [] };
    known.members.push(hit);
    customerRefs.set(refKey(customerRef), known);
  }
  for (const company of companies) joinCompany(view, customerRefs, company);
  return [...customerRefs.values()];
}

/** The customer that a record belongs to; `undefined` for a closed lead without contact or company, and own companies. */
export function customerRefOf(view: CrmView, item: CrmItem): CrmRef | undefined {
  if (item.isMyCompany) return undefined;
  if (item.ref.type === 'contact' || item.ref.type === 'company') return item.ref;
  const contact = itemOf(view, item.contact ? { type: 'contact', id: item.contact } : undefined);
  if (contact) return contact.ref;
  const company = itemOf(view, item.company ? { type: 'company', id: item.company } : undefined);
  if (company && !company.isMyCompany) return company.ref;
  return item.ref.type === 'lead' && item.open ? item.ref : undefined;
}

/** A company found together with its own contacts belongs to their candidates and is no customer of its own. */
function joinCompany(
  view: CrmView,
  customerRefs: Map<string, { customerRef: CrmRef; members: CrmRef[] }>,
  company: CrmRef,
): void {
  const staff = [...customerRefs.values()].filter(
    ({ customerRef }) => customerRef.type === 'contact' && itemOf(view, customerRef)?.company === company.id,
  );
  if (staff.length === 0) return;
  for (const entry of staff) entry.members.push(company);
  customerRefs.delete(refKey(company));
}
