import { identifierKey } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../records.ts';
import { refKey, sameRef } from '../../crm-ref.ts';
import { contestedDrafts, ownersOf, splitByOwner } from '../belongs.ts';
import { join } from '../join.ts';
import { livingParty } from '../living-party.ts';
import { isOwed } from '../owed.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../reason.ts';
import type { Situation } from '../situation.ts';
import type { SuggestionDraft, Verdict } from '../verdict.ts';

/** Rule 3: a phone of the message is remembered: its customer, even if the number is no longer on the card. */
export function remembered(situation: Situation, own: OwnItems): Verdict | undefined {
  const living = livingRecords(situation);
  const [first, ...rest] = living;
  if (!first) return undefined;
  const { record, party } = first;
  const owned = ownersOf(situation, own).map((entry) =>
    // What this customer is remembered by is its own, whoever else the CRM shows it on today.
    isRememberedBy(situation, record, identifierKey(entry.identifier)) ? { ...entry, owners: [] } : entry,
  );
  const { free, others, contested, shared } = splitByOwner(situation, party, owned);
  // The remembered number is not written back: somebody may have deleted it on purpose (spec 1).
  const writes = free.filter(
    (one) => isOwed(situation, one) || !isRememberedBy(situation, record, identifierKey(one)),
  );
  const strangers = [
    ...rest.map((entry) => entry.party),
    ...others.flatMap(({ owners }) => owners.map((o) => o.party)),
  ];
  const conflict: SuggestionDraft[] = strangers
    .filter((stranger) => !sameRef(stranger, party))
    .map((stranger) => ({ kind: 'samePerson', items: [party, stranger], reasons: [reason('phoneDecides')] }));
  return join(situation, own, {
    rule: 3,
    outcome: 'bound',
    party,
    reasons: [
      reason('phoneRemembered', {
        refs: [party],
        ...(record.firstPhone && { identifier: record.firstPhone.value }),
      }),
      ...others.map(({ identifier }) => reason('identifierOfAnother', { identifier: identifier.value })),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [...conflict, ...contestedDrafts(situation, party, contested)],
    writes,
    remembers: free,
    ...(record.card && { boundCard: record.card }),
    joins: record,
  });
}

function livingRecords(situation: Situation) {
  const never = new Set((situation.known.chat.notSame ?? []).map(refKey));
  const records = situation.identifiers.flatMap((identifier) => {
    const key = identifierKey(identifier);
    return situation.blocked.has(key) ? [] : (situation.known.remembered.get(key) ?? []);
  });
  return [...new Map(records.map((record) => [record.id, record])).values()]
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    .flatMap((record) => {
      const living = livingParty(situation, record);
      return living.state === 'alive' && !never.has(refKey(living.party))
        ? [{ record, party: living.party }]
        : [];
    });
}

function isRememberedBy(situation: Situation, record: CustomerRecord, key: string): boolean {
  return situation.known.remembered.get(key)?.id === record.id;
}
