import { imolValue } from '../chat.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { identifiersOfCustomer, valuesOfCustomer } from '../customer-record.ts';
import { isSameIdentifier } from '../identifiers/identifier.ts';
import { customerRefOf } from './customers.ts';
import { itemOf, itemsOf, uniqueRefs } from './item-of.ts';
import { ownItems, ownRefs } from './own-items.ts';
import type { Situation } from './situation.ts';

/** Whether the CRM item of a stored customer still exists. */
export type ExistingCustomer =
  | { readonly state: 'exists'; readonly customerRef: CrmRef }
  /** Its lead was closed without contact or company, or it never had an item: the record stays, with a new item. */
  | { readonly state: 'withoutItem' }
  | { readonly state: 'deleted' };

/** Follows a converted lead to its contact (docs/spec.md#the-card), and a merged customer to the one that took it over. */
export function existingCustomerOf(situation: Situation, record: CustomerRecord): ExistingCustomer {
  if (!record.customerRef) return { state: 'withoutItem' };
  const item = itemOf(situation.view, record.customerRef);
  if (!item) {
    const survivor = survivorOf(situation, record);
    return survivor ? { state: 'exists', customerRef: survivor } : { state: 'deleted' };
  }
  const customerRef = customerRefOf(situation.view, item);
  return customerRef ? { state: 'exists', customerRef } : { state: 'withoutItem' };
}

/**
 * The item that a deleted customer was merged into. No event and no field of the portal says so
 * (docs/bitrix24/crm-items.md#merge): the survivor has taken over the customer's chats, or its card and a number or
 * address. `undefined` where none has, or several.
 */
function survivorOf(situation: Situation, record: CustomerRecord): CrmRef | undefined {
  const { view } = situation;
  const card = itemOf(view, record.card);
  const ofCard = card && customerRefOf(view, card);
  const found = valuesOfCustomer(record).flatMap(({ key }) => view.hits.get(key) ?? []);
  const made = new Set(ownRefs(ownItems(situation)).map(refKey));
  const candidates = uniqueRefs([
    ...(ofCard ? [ofCard] : []),
    ...(view.dialog?.links ?? []),
    ...view.holders,
    ...found,
  ]);
  const survivors = itemsOf(view, candidates).filter(
    (item) =>
      item.ref.type === record.customerRef?.type &&
      !item.isMyCompany &&
      !made.has(refKey(item.ref)) &&
      (hasChatOf(item, record) || (sameRef(item.ref, ofCard) && hasValueOf(item, record))),
  );
  return survivors.length === 1 ? survivors[0]?.ref : undefined;
}

function hasChatOf({ communications }: CrmItem, { chats }: CustomerRecord): boolean {
  return communications.some(({ value }) => chats.some((code) => imolValue(code) === value));
}

function hasValueOf({ communications }: CrmItem, record: CustomerRecord): boolean {
  return identifiersOfCustomer(record).some((one) =>
    communications.some((stored) => isSameIdentifier(one, stored)),
  );
}
