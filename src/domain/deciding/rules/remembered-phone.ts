import type { Identifier } from '../../identifiers/identifier.ts';
import { identifierKey } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../customer-record.ts';
import { refKey, sameRef } from '../../crm-ref.ts';
import { contestedDrafts, ownersOf, splitByOwner } from '../identifier-owners.ts';
import type { Doubt } from '../doubt.ts';
import { nameComparison } from '../doubt.ts';
import { join } from '../join.ts';
import { countPeople, isNameOfCustomer, withChannelName } from '../noted-names.ts';
import { existingCustomerOf } from '../existing-customer.ts';
import { isRetried } from '../retry-later.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { SuggestionDraft } from '../../suggestion.ts';
import type { Verdict } from '../verdict.ts';

/** From this chat of a customer on, a single other name is enough to doubt that it is the same person. */
const CHATS_OF_ONE_NAME = 2;

/**
 * Rule 3: a phone of the message is bound to a stored customer, even if the CRM item no longer has the number. A `Doubt`
 * where the name in the channel contradicts.
 */
export function rememberedPhone(situation: Situation, own: OwnItems): Verdict | Doubt | undefined {
  const [first, ...others] = recordsOfExistingCustomers(situation);
  if (!first) return undefined;
  if (isOtherPerson(situation, own, first)) return doubtOf(situation, own, first);
  const { record, customerRef } = first;
  // The one that was written now, which need not be the first one.
  const [written = record.firstPhone?.value] = phonesOf(situation, first).map(({ value }) => value);
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
        ...(written !== undefined && { identifier: written }),
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

type RememberedCustomer = ReturnType<typeof recordsOfExistingCustomers>[number];

/** The identifiers of the message that lead to a stored customer. */
function phonesOf(situation: Situation, { record }: RememberedCustomer): readonly Identifier[] {
  return situation.identifiers.filter((one) => isRememberedBy(situation, record, identifierKey(one)));
}

function isOtherPerson(situation: Situation, own: OwnItems, found: RememberedCustomer): boolean {
  if (phonesOf(situation, found).some(({ origin }) => origin === 'attested')) return false;
  const comparison = nameComparison(situation, own, found.customerRef);
  const chats = found.record.chats.filter((code) => code !== situation.code);
  const isContradicted =
    comparison === 'different' || (comparison === 'otherGiven' && chats.length >= CHATS_OF_ONE_NAME);
  return isContradicted && !isNameOfCustomer(situation, own, found.record);
}

/**
 * The chat and its name are noted with the customer: a phone that people of `sharedThreshold` names gave is nobody's, and is written on the
 * chat's own item like any shared one.
 */
function doubtOf(situation: Situation, own: OwnItems, found: RememberedCustomer): Doubt {
  const { record, customerRef } = found;
  const phones = phonesOf(situation, found);
  const [identifier] = phones.map(({ value }) => value);
  const data = { refs: [customerRef], ...(identifier !== undefined && { identifier }) };
  const doubted = [...new Set([...(record.doubted ?? []), situation.code])];
  const doubtedCustomer = { ...record, doubted, ...withChannelName(situation, own, record) };
  const people = countPeople(doubtedCustomer);
  const isShared = people >= situation.settings.sharedThreshold;
  const reasons = isShared
    ? [reason('sharedIdentifier', { ...data, value: people })]
    : [reason('phoneRemembered', data), reason('otherName', data)];
  const free = ownersOf(situation, own)
    .filter(({ owners }) => owners.length === 0)
    .map((entry) => entry.identifier);
  return {
    rule: 3,
    customerRef,
    reasons,
    suggestions: [
      {
        kind: isShared ? 'sharedIdentifier' : 'samePerson',
        items: [customerRef],
        ...(identifier !== undefined && { identifier }),
        reasons,
      },
    ],
    rest: isShared ? [...free, ...phones] : free.filter((one) => !phones.includes(one)),
    unremembered: isShared ? phones : [],
    doubtedCustomer,
  };
}

/** Stored customers of the phones that still exist in the CRM: those of attested phones first, then the oldest. */
function recordsOfExistingCustomers(situation: Situation) {
  const excluded = new Set((situation.stored.chat.notSame ?? []).map(refKey));
  const records = situation.identifiers.flatMap((identifier) => {
    const key = identifierKey(identifier);
    return situation.blocked.has(key) ? [] : (situation.stored.remembered.get(key) ?? []);
  });
  const attested = new Set(
    situation.identifiers.flatMap((one) =>
      one.origin === 'attested' ? (situation.stored.remembered.get(identifierKey(one))?.id ?? []) : [],
    ),
  );
  return [...new Map(records.map((record) => [record.id, record])).values()]
    .sort(
      (a, b) =>
        Number(attested.has(b.id)) - Number(attested.has(a.id)) ||
        a.createdAt - b.createdAt ||
        a.id.localeCompare(b.id),
    )
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
