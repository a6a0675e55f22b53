import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierKey, isSameIdentifier } from '../identifiers/identifier.ts';
import type { Candidate } from './customers.ts';
import { customerRefOf, customersOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import { ownRefs } from './own-items.ts';
import { reason } from '../reason.ts';
import { isShared } from './is-shared.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft } from '../suggestion.ts';

/** An identifier with the customers that have it, in the CRM or in the tracker's bindings. */
export interface IdentifierOwners {
  readonly identifier: Identifier;
  readonly owners: readonly Candidate[];
}

/**
 * The owners of each identifier that is neither blocked nor one of the portal owner's own. All hits are grouped together: a company with one number and its
 * contact with the other are one customer. Customers marked as "not the same person" are left out.
 */
export function ownersOf(situation: Situation, own: OwnItems): readonly IdentifierOwners[] {
  const { view, stored, blocked } = situation;
  const excluded = new Set((stored.chat.notSame ?? []).map(refKey));
  const usable = situation.identifiers.filter((identifier) => {
    const key = identifierKey(identifier);
    return !blocked.has(key) && !view.ownCompanyKeys.has(key);
  });
  const hitsOf = (identifier: Identifier): readonly CrmRef[] =>
    (view.hits.get(identifierKey(identifier)) ?? []).map((hit) => withoutAbsorbed(situation, hit));
  const customers = customersOf(view, usable.flatMap(hitsOf), ownRefs(own)).filter(
    ({ customerRef }) => !excluded.has(refKey(customerRef)),
  );
  return usable.map((identifier) => {
    const hits = new Set(hitsOf(identifier).map(refKey));
    const found = customers.filter(({ members }) => members.some((member) => hits.has(refKey(member))));
    // A remembered lead that was closed is no customer any more, unless it leads to a contact or company.
    const item = itemOf(view, stored.remembered.get(identifierKey(identifier))?.customerRef);
    const customerRef = item && customerRefOf(view, item);
    const isUnlisted =
      customerRef &&
      !excluded.has(refKey(customerRef)) &&
      !found.some((owner) => sameRef(owner.customerRef, customerRef));
    const owners = isUnlisted ? [...found, { customerRef, members: [customerRef] }] : found;
    return { identifier, owners };
  });
}

/** Customers who have the identifier in the CRM, and of whom a person said that the chat is not theirs. */
export function refusedOwnersOf(
  { view, stored }: Situation,
  identifiers: readonly Identifier[],
): readonly CrmRef[] {
  const refused = new Set((stored.chat.notSame ?? []).map(refKey));
  const hits = identifiers.flatMap((identifier) => view.hits.get(identifierKey(identifier)) ?? []);
  const owners = customersOf(view, hits, []).map(({ customerRef }) => customerRef);
  return owners.filter((ref) => refused.has(refKey(ref)));
}

/** The customer in place of an item that was made for a chat of this customer and absorbed: it is no customer of its own. */
function withoutAbsorbed({ view, stored }: Situation, hit: CrmRef): CrmRef {
  const customerRef = stored.absorbed.get(refKey(hit));
  return customerRef && itemOf(view, customerRef) ? customerRef : hit;
}

/**
 * Whether `owner` and `customerRef` are one customer: a contact and its company, a lead and its contact
 * (docs/spec.md 5).
 */
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

/** Identifiers sorted by whether one given customer owns them. */
export interface OwnershipSplit {
  /** Without an owner, or owned by this customer only; for a company, not what only a contact of it has. */
  readonly free: readonly Identifier[];
  /** Owned by other customers only. */
  readonly others: readonly IdentifierOwners[];
  /** Owned by this customer and by others. */
  readonly contested: readonly IdentifierOwners[];
  /** Owned by so many customers that they identify nobody. */
  readonly shared: readonly IdentifierOwners[];
}

/** Splits identifiers into those that may be added to the customer and those that may not. */
export function splitByOwner(
  situation: Situation,
  customerRef: CrmRef,
  owned: readonly IdentifierOwners[],
): OwnershipSplit {
  const shared = owned.filter(({ owners }) => isShared(situation, owners));
  const isCustomer = (owner: Candidate): boolean => isSameCustomer(situation, customerRef, owner);
  const notShared = owned.filter((entry) => !shared.includes(entry));
  return {
    free: notShared
      .filter((entry) => entry.owners.every(isCustomer) && !isOfStaff(situation, customerRef, entry))
      .map(({ identifier }) => identifier),
    others: notShared.filter(({ owners }) => owners.length > 0 && !owners.some(isCustomer)),
    contested: notShared.filter(({ owners }) => owners.some(isCustomer) && !owners.every(isCustomer)),
    shared,
  };
}

/** Whether the customer is a company, and a contact of it has the identifier, but not the company itself. */
function isOfStaff(
  { view }: Situation,
  customerRef: CrmRef,
  { identifier, owners }: IdentifierOwners,
): boolean {
  if (customerRef.type !== 'company' || !owners.some((owner) => owner.customerRef.type === 'contact'))
    return false;
  const stored = itemOf(view, customerRef)?.communications ?? [];
  return !stored.some((communication) => isSameIdentifier(identifier, communication));
}

/** An identifier of two customers: a person has to decide whose it is; it is stored with neither. */
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

/** Identifiers of other customers: not written; a person may decide whose they are. */
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
