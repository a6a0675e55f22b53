import type { CrmRef } from '../crm-ref.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { customerRefOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { Situation } from './situation.ts';

/** Whether the CRM item of a stored customer still exists. */
export type ExistingCustomer =
  | { readonly state: 'exists'; readonly customerRef: CrmRef }
  /** Its lead was closed without contact or company, or it never had an item: the record stays, with a new item. */
  | { readonly state: 'withoutItem' }
  | { readonly state: 'deleted' };

/** Follows a converted lead to its contact (docs/spec.md#the-card). */
export function existingCustomerOf(situation: Situation, record: CustomerRecord): ExistingCustomer {
  if (!record.customerRef) return { state: 'withoutItem' };
  const item = itemOf(situation.view, record.customerRef);
  if (!item) return { state: 'deleted' };
  const customerRef = customerRefOf(situation.view, item);
  return customerRef ? { state: 'exists', customerRef } : { state: 'withoutItem' };
}
