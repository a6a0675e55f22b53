import { ownersOf, splitByOwner } from '../identifier-owners.ts';
import { customerRefOf } from '../customers.ts';
import { itemOf } from '../item-of.ts';
import { join } from '../join.ts';
import { noChange } from '../no-change.ts';
import type { OwnItems } from '../own-items.ts';
import { isCardType } from '../../crm-type.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';

/** A person assigned the chat to an item (docs/spec.md 7): chat and identifiers go to the customer of that item. */
export function manualAssignment(situation: Situation, own: OwnItems): Verdict | undefined {
  if (!situation.manualAssignment) return undefined;
  const { to, from } = situation.manualAssignment;
  const item = itemOf(situation.view, to);
  const customerRef = item && customerRefOf(situation.view, item);
  if (!item || !customerRef) return noChange(0, [reason('sentByPerson', { refs: [to] })]);
  // The chosen item is not an own item of the chat, even if it looks like one.
  const isOther = (entry: { readonly ref: typeof to }): boolean =>
    entry.ref.type === to.type ? entry.ref.id !== to.id : true;
  const otherOwn: OwnItems = {
    leads: own.leads.filter(isOther),
    deals: own.deals.filter(isOther),
    contacts: own.contacts.filter(isOther),
  };
  const split = splitByOwner(situation, customerRef, ownersOf(situation, otherOwn));
  const { others, shared } = split;
  // Contested identifiers go to the customer that the person chose.
  const free = [...split.free, ...split.contested.map(({ identifier }) => identifier)];
  return join(situation, otherOwn, {
    rule: 0,
    outcome: from.length > 0 ? 'rebound' : 'bound',
    customerRef,
    reasons: [
      reason('sentByPerson', { refs: [to] }),
      ...others.map(({ identifier }) => reason('identifierOfAnother', { identifier: identifier.value })),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [],
    identifiersToAdd: free,
    customerIdentifiers: free,
    ...(isCardType(to.type) && { boundCard: to }),
    leftItems: from,
  });
}
