import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { Candidate } from './customers.ts';
import { customersOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import { ownRefs } from './own-items.ts';
import { reason } from '../reason.ts';
import { isShared } from './shared.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft } from '../suggestion.ts';

/** An identifier with the customers that have it, by the CRM or by the tracker's own memory. */
export interface IdentifierOwners {
  readonly identifier: Identifier;
  readonly owners: readonly Candidate[];
}

/**
 * Who has each identifier. All hits are looked at together: a company that has one number and its contact that has the
 * other are one customer. Customers that an admin said this person is not are left out.
 */
export function ownersOf(situation: Situation, own: OwnItems): readonly IdentifierOwners[] {
  const { view, stored, blocked } = situation;
  const never = new Set((stored.chat.notSame ?? []).map(refKey));
  const usable = situation.identifiers.filter((identifier) => !blocked.has(identifierKey(identifier)));
  const hitsOf = (identifier: Identifier): readonly CrmRef[] =>
    view.hits.get(identifierKey(identifier)) ?? [];
  const customers = customersOf(view, usable.flatMap(hitsOf), ownRefs(own)).filter(
    ({ customerRef }) => !never.has(refKey(customerRef)),
  );
  return usable.map((identifier) => {
    const hits = new Set(hitsOf(identifier).map(refKey));
    const found = customers.filter(({ members }) => members.some((member) => hits.has(refKey(member))));
    const customerRef = stored.remembered.get(identifierKey(identifier))?.customerRef;
    const isNew =
      customerRef &&
      !never.has(refKey(customerRef)) &&
      !found.some((owner) => sameRef(owner.customerRef, customerRef));
    const owners =
      isNew && itemOf(view, customerRef) ? [...found, { customerRef, members: [customerRef] }] : found;
    return { identifier, owners };
  });
}

/** A contact and its company are one customer, so are a lead and its contact (spec 5). */
export function isSameCustomer(situation: Situation, customerRef: CrmRef, owner: Candidate): boolean {
  if (sameRef(owner.customerRef, customerRef) || owner.members.some((member) => sameRef(member, customerRef)))
    return true;
  const item = itemOf(situation.view, customerRef);
  const other = itemOf(situation.view, owner.customerRef);
  if (owner.customerRef.type === 'company' && customerRef.type === 'contact')
    return item?.company === owner.customerRef.id;
  return (
    owner.customerRef.type === 'contact' &&
    customerRef.type === 'company' &&
    other?.company === customerRef.id
  );
}

/** Identifiers as one customer sees them. */
export interface OwnershipSplit {
  /** Nobody's, or the customer's own. */
  readonly free: readonly Identifier[];
  /** Somebody else's. */
  readonly others: readonly IdentifierOwners[];
  /** The customer's and somebody else's too: the portal's own tracker writes such values without asking. */
  readonly contested: readonly IdentifierOwners[];
  /** Many people's: they say nothing about anybody. */
  readonly shared: readonly IdentifierOwners[];
}

/** Splits identifiers into those a customer may have and those that are somebody else's or many people's. */
export function splitByOwner(
  situation: Situation,
  customerRef: CrmRef,
  owned: readonly IdentifierOwners[],
): OwnershipSplit {
  const shared = owned.filter(({ owners }) => isShared(owners, situation.settings.sharedThreshold));
  const isMine = (owner: Candidate): boolean => isSameCustomer(situation, customerRef, owner);
  const single = owned.filter((entry) => !shared.includes(entry));
  return {
    free: single.filter(({ owners }) => owners.every(isMine)).map(({ identifier }) => identifier),
    others: single.filter(({ owners }) => owners.length > 0 && !owners.some(isMine)),
    contested: single.filter(({ owners }) => owners.some(isMine) && !owners.every(isMine)),
    shared,
  };
}

/** Whose an identifier is that two customers have, a person has to say; it is remembered with neither. */
export function contestedDrafts(
  situation: Situation,
  customerRef: CrmRef,
  contested: readonly IdentifierOwners[],
): readonly SuggestionDraft[] {
  return contested.flatMap(({ identifier, owners }) =>
    owners
      .filter((owner) => !isSameCustomer(situation, customerRef, owner))
      .map((owner): SuggestionDraft => ({
        kind: 'samePerson',
        items: [customerRef, owner.customerRef],
        identifier: identifier.value,
        reasons: [reason('identifierOfAnother', { identifier: identifier.value, refs: [owner.customerRef] })],
      })),
  );
}

/** What the chat said and somebody else has: not written, a person may say whose it is. */
export function othersDrafts(
  customerRef: CrmRef,
  others: readonly IdentifierOwners[],
): readonly SuggestionDraft[] {
  return others.map(({ identifier, owners }) => ({
    kind: 'identifierOfAnother',
    items: [customerRef, ...owners.map((owner) => owner.customerRef)],
    identifier: identifier.value,
    reasons: [reason('identifierOfAnother', { identifier: identifier.value })],
  }));
}
