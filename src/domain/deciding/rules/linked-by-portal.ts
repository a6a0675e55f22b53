import type { CrmRef } from '../../crm-ref.ts';
import { refKey } from '../../crm-ref.ts';
import { compareCustomerTypes, isCustomerType } from '../../crm-type.ts';
import { contestedDrafts, othersDrafts, ownersOf, splitByOwner } from '../identifier-owners.ts';
import { customerRefOf } from '../customers.ts';
import { itemsOf } from '../item-of.ts';
import { join } from '../join.ts';
import type { OwnItems } from '../own-items.ts';
import { ownRefs } from '../own-items.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';

/** Rule 4: adopts the customer that the portal linked the chat to. Records created for the chat itself do not count. */
export function linkedByPortal(situation: Situation, own: OwnItems): Verdict | undefined {
  const customerRef = linkedCustomer(situation, own);
  if (!customerRef) return undefined;
  const { free, others, contested, shared } = splitByOwner(situation, customerRef, ownersOf(situation, own));
  return join(situation, own, {
    rule: 4,
    outcome: 'bound',
    customerRef,
    reasons: [
      reason('portalLinked', { refs: [customerRef] }),
      ...others.map(({ identifier }) => reason('identifierOfAnother', { identifier: identifier.value })),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [
      ...othersDrafts(customerRef, others),
      ...contestedDrafts(situation, customerRef, contested),
    ],
    identifiersToAdd: free,
    // Contested identifiers go to the adopted customer (rule 8).
    customerIdentifiers: [...free, ...contested.map(({ identifier }) => identifier)],
  });
}

/** A contact, else a company, else a lead that was not created for the chat. */
function linkedCustomer(situation: Situation, own: OwnItems): CrmRef | undefined {
  const ownKeys = new Set(ownRefs(own).map(refKey));
  const excluded = new Set((situation.stored.chat.notSame ?? []).map(refKey));
  const customerRefs = itemsOf(situation.view, [
    ...(situation.view.dialog?.links ?? []),
    ...situation.view.holders,
  ])
    .filter((item) => isCustomerType(item.ref.type) && !ownKeys.has(refKey(item.ref)))
    .flatMap((item) => customerRefOf(situation.view, item) ?? [])
    .filter((customerRef) => !ownKeys.has(refKey(customerRef)) && !excluded.has(refKey(customerRef)));
  return customerRefs.sort((a, b) => compareCustomerTypes(a.type, b.type) || a.id - b.id)[0];
}
