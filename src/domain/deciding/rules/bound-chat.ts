import type { CrmRef } from '../../crm-ref.ts';
import type { Identifier } from '../../identifiers/identifier.ts';
import { identifierKey, isSameIdentifier } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../customer-record.ts';
import { valuesOfCustomer } from '../../customer-record.ts';
import { contestedDrafts, othersDrafts, ownersOf, splitByOwner } from '../identifier-owners.ts';
import { join } from '../join.ts';
import { existingCustomerOf } from '../existing-customer.ts';
import { itemOf } from '../item-of.ts';
import { isRetried } from '../retry-later.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';

/** Rule 2: a bound chat stays with its customer, whatever identifiers it gives. */
export function boundChat(situation: Situation, own: OwnItems): Verdict | undefined {
  const record = situation.stored.customer;
  const existing = record && existingCustomerOf(situation, record);
  if (!record || existing?.state !== 'exists') return undefined;
  const { customerRef } = existing;
  const { free, others, contested, shared } = splitByOwner(situation, customerRef, ownersOf(situation, own));
  return join(situation, own, {
    rule: 2,
    outcome: 'stayed',
    customerRef,
    reasons: [
      reason('alreadyBound', { refs: [customerRef] }),
      ...free
        .filter((one) => !gaveBefore(record, one) && !isStoredOn(situation, customerRef, one))
        .map((identifier) => reason('identifierAdded', { identifier: identifier.value })),
      ...others.map(({ identifier, owners }) =>
        reason('identifierOfAnother', {
          identifier: identifier.value,
          refs: owners.map((owner) => owner.customerRef),
        }),
      ),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [
      ...othersDrafts(customerRef, others),
      ...contestedDrafts(situation, customerRef, contested),
    ],
    // What it already gave is not written back: somebody may have deleted it on purpose (docs/spec.md 1).
    identifiersToAdd: free.filter((one) => isRetried(situation, one) || !gaveBefore(record, one)),
    customerIdentifiers: free,
    ...boundCardOf(record),
    existingCustomer: record,
  });
}

function gaveBefore(record: CustomerRecord, identifier: Identifier): boolean {
  return valuesOfCustomer(record).some(({ key }) => key === identifierKey(identifier));
}

function isStoredOn({ view }: Situation, customerRef: CrmRef, identifier: Identifier): boolean {
  return itemOf(view, customerRef)?.communications.some((one) => isSameIdentifier(identifier, one)) ?? false;
}

function boundCardOf(record: CustomerRecord): { boundCard?: NonNullable<CustomerRecord['card']> } {
  return record.card ? { boundCard: record.card } : {};
}
