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

/** A person said where the chat belongs (spec 7): it goes there, and what it gave goes with it. */
export function manualAssignment(situation: Situation, own: OwnItems): Verdict | undefined {
  if (!situation.manualAssignment) return undefined;
  const { to, from } = situation.manualAssignment;
  const item = itemOf(situation.view, to);
  const customerRef = item && customerRefOf(situation.view, item);
  if (!item || !customerRef) return noChange(0, [reason('sentByPerson', { refs: [to] })]);
  // The chosen item and its customer are nobody's guest, whatever they look like.
  const chosen = (entry: { readonly ref: typeof to }): boolean =>
    entry.ref.type === to.type ? entry.ref.id !== to.id : true;
  const rest: OwnItems = {
    leads: own.leads.filter(chosen),
    deals: own.deals.filter(chosen),
    contacts: own.contacts.filter(chosen),
  };
  const split = splitByOwner(situation, customerRef, ownersOf(situation, rest));
  const { others, shared } = split;
  // A person said whose chat it is: what somebody else has as well goes with that.
  const free = [...split.free, ...split.contested.map(({ identifier }) => identifier)];
  return join(situation, rest, {
    rule: 0,
    outcome: 'bound',
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
