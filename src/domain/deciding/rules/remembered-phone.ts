import { identifierKey } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../customer-record.ts';
import { refKey, sameRef } from '../../crm-ref.ts';
import { contestedDrafts, ownersOf, splitByOwner } from '../identifier-owners.ts';
import { join } from '../join.ts';
import { existingCustomerOf } from '../existing-customer.ts';
import { isRetried } from '../retry-later.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { SuggestionDraft } from '../../suggestion.ts';
import type { Verdict } from '../verdict.ts';

/** Rule 3: a phone of the message is remembered: its customer, even if the number is no longer on the card. */
export function rememberedPhone(situation: Situation, own: OwnItems): Verdict | undefined {
  const living = recordsOfExistingCustomers(situation);
  const [first, ...rest] = living;
  if (!first) return undefined;
  const { record, customerRef: customerRef } = first;
  const owned = ownersOf(situation, own).map((entry) =>
    // What this customer is remembered by is its own, whoever else the CRM shows it on today.
    isRememberedBy(situation, record, identifierKey(entry.identifier)) ? { ...entry, owners: [] } : entry,
  );
  const { free, others, contested, shared } = splitByOwner(situation, customerRef, owned);
  // The remembered number is not written back: somebody may have deleted it on purpose (spec 1).
  const identifiersToAdd = free.filter(
    (one) => isRetried(situation, one) || !isRememberedBy(situation, record, identifierKey(one)),
  );
  const strangers = [
    ...rest.map((entry) => entry.customerRef),
    ...others.flatMap(({ owners }) => owners.map((o) => o.customerRef)),
  ];
  const conflict: SuggestionDraft[] = strangers
    .filter((stranger) => !sameRef(stranger, customerRef))
    .map((stranger) => ({
      kind: 'samePerson',
      items: [customerRef, stranger],
      reasons: [reason('phoneDecides')],
    }));
  return join(situation, own, {
    rule: 3,
    outcome: 'bound',
    customerRef,
    reasons: [
      reason('phoneRemembered', {
        refs: [customerRef],
        ...(record.firstPhone && { identifier: record.firstPhone.value }),
      }),
      ...others.map(({ identifier }) => reason('identifierOfAnother', { identifier: identifier.value })),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [...conflict, ...contestedDrafts(situation, customerRef, contested)],
    identifiersToAdd,
    customerIdentifiers: free,
    ...(record.card && { boundCard: record.card }),
    existingCustomer: record,
  });
}

function recordsOfExistingCustomers(situation: Situation) {
  const never = new Set((situation.stored.chat.notSame ?? []).map(refKey));
  const records = situation.identifiers.flatMap((identifier) => {
    const key = identifierKey(identifier);
    return situation.blocked.has(key) ? [] : (situation.stored.remembered.get(key) ?? []);
  });
  return [...new Map(records.map((record) => [record.id, record])).values()]
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    .flatMap((record) => {
      const living = existingCustomerOf(situation, record);
      return living.state === 'alive' && !never.has(refKey(living.customerRef))
        ? [{ record, customerRef: living.customerRef }]
        : [];
    });
}

function isRememberedBy(situation: Situation, record: CustomerRecord, key: string): boolean {
  return situation.stored.remembered.get(key)?.id === record.id;
}
