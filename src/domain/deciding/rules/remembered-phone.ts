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

/** Rule 3: a phone of the message is bound to a stored customer, even if the CRM item no longer has the number. */
export function rememberedPhone(situation: Situation, own: OwnItems): Verdict | undefined {
  const [first, ...others] = recordsOfExistingCustomers(situation);
  if (!first) return undefined;
  const { record, customerRef } = first;
  const owned = ownersOf(situation, own).map((entry) =>
    // A phone bound to this customer is its own, whichever other CRM items have it today.
    isRememberedBy(situation, record, identifierKey(entry.identifier)) ? { ...entry, owners: [] } : entry,
  );
  const split = splitByOwner(situation, customerRef, owned);
  const { free, contested, shared } = split;
  // The bound phone is not written again: a person may have deleted it on purpose (docs/spec.md 1).
  const identifiersToAdd = free.filter(
    (one) => isRetried(situation, one) || !isRememberedBy(situation, record, identifierKey(one)),
  );
  const otherCustomers = [
    ...others.map((entry) => entry.customerRef),
    ...split.others.flatMap(({ owners }) => owners.map((o) => o.customerRef)),
  ];
  const samePerson: SuggestionDraft[] = otherCustomers
    .filter((other) => !sameRef(other, customerRef))
    .map((other) => ({
      kind: 'samePerson',
      items: [customerRef, other],
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
      ...split.others.map(({ identifier }) =>
        reason('identifierOfAnother', { identifier: identifier.value }),
      ),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [...samePerson, ...contestedDrafts(situation, customerRef, contested)],
    identifiersToAdd,
    customerIdentifiers: free,
    ...(record.card && { boundCard: record.card }),
    existingCustomer: record,
  });
}

/** Stored customers of the phones that still exist in the CRM, oldest first. */
function recordsOfExistingCustomers(situation: Situation) {
  const excluded = new Set((situation.stored.chat.notSame ?? []).map(refKey));
  const records = situation.identifiers.flatMap((identifier) => {
    const key = identifierKey(identifier);
    return situation.blocked.has(key) ? [] : (situation.stored.remembered.get(key) ?? []);
  });
  return [...new Map(records.map((record) => [record.id, record])).values()]
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    .flatMap((record) => {
      const existing = existingCustomerOf(situation, record);
      return existing.state === 'exists' && !excluded.has(refKey(existing.customerRef))
        ? [{ record, customerRef: existing.customerRef }]
        : [];
    });
}

function isRememberedBy(situation: Situation, record: CustomerRecord, key: string): boolean {
  return situation.stored.remembered.get(key)?.id === record.id;
}
