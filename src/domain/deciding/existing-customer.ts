import type { CrmRef } from '../crm-ref.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { customerRefOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { Situation } from './situation.ts';

/** What became of a remembered customer. */
export type ExistingCustomer =
  | { readonly state: 'alive'; readonly customerRef: CrmRef }
  /** Its lead was closed and leads to nobody, or the CRM never had anybody: the memory stays, a new card is needed. */
  | { readonly state: 'withoutParty' }
  | { readonly state: 'gone' };

/** Follows a converted lead to its contact; a deleted customer is gone (spec 5, the card). */
export function existingCustomerOf(situation: Situation, record: CustomerRecord): ExistingCustomer {
  if (!record.customerRef) return { state: 'withoutParty' };
  const item = itemOf(situation.view, record.customerRef);
  if (!item) return { state: 'gone' };
  const customerRef = customerRefOf(situation.view, item);
  return customerRef ? { state: 'alive', customerRef } : { state: 'withoutParty' };
}
