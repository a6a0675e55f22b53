import type { Identifier } from '../../identifiers/identifier.ts';
import { identifierKey } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../records.ts';
import { contestedDrafts, othersDrafts, ownersOf, splitByOwner } from '../belongs.ts';
import { join } from '../join.ts';
import { livingParty } from '../living-party.ts';
import { isOwed } from '../owed.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';

/** Rule 2: a bound chat stays where it is, whatever it says. */
export function bound(situation: Situation, own: OwnItems): Verdict | undefined {
  const record = situation.known.customer;
  const living = record && livingParty(situation, record);
  if (!record || living?.state !== 'alive') return undefined;
  const { party } = living;
  const { free, others, contested, shared } = splitByOwner(situation, party, ownersOf(situation, own));
  return join(situation, own, {
    rule: 2,
    outcome: 'stayed',
    party,
    reasons: [
      reason('alreadyBound', { refs: [party] }),
      ...free.map((identifier) => reason('identifierAdded', { identifier: identifier.value })),
      ...others.map(({ identifier, owners }) =>
        reason('identifierOfAnother', {
          identifier: identifier.value,
          refs: owners.map((owner) => owner.party),
        }),
      ),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [...othersDrafts(party, others), ...contestedDrafts(situation, party, contested)],
    // What it already gave is not written back: somebody may have deleted it on purpose (spec 1).
    writes: free.filter((one) => isOwed(situation, one) || !gaveBefore(situation, record, one)),
    remembers: free,
    ...boundCardOf(record),
    joins: record,
  });
}

function gaveBefore(situation: Situation, record: CustomerRecord, identifier: Identifier): boolean {
  if (identifier.kind === 'email') return record.emails.includes(identifier.value);
  return situation.known.remembered.get(identifierKey(identifier))?.id === record.id;
}

function boundCardOf(record: CustomerRecord): { boundCard?: NonNullable<CustomerRecord['card']> } {
  return record.card ? { boundCard: record.card } : {};
}
