import type { CrmRef } from '../model/crm-ref.ts';
import { refKey, sameRef } from '../model/crm-ref.ts';
import type { Identifier } from '../model/identifier.ts';
import { identifierKey } from '../model/identifier.ts';
import type { Candidate } from './customers.ts';
import { customersOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import { ownRefs } from './own-items.ts';
import type { Situation } from './situation.ts';

/** An identifier with the customers that have it, by the CRM or by the tracker's own memory. */
export interface Owned {
  readonly identifier: Identifier;
  readonly owners: readonly Candidate[];
}

/** Who has each identifier. Customers that an admin said this person is not are left out. */
export function ownersOf(situation: Situation, own: OwnItems): readonly Owned[] {
  const never = new Set((situation.known.chat.notSame ?? []).map(refKey));
  return situation.identifiers
    .filter((identifier) => !situation.blocked.has(identifierKey(identifier)))
    .map((identifier) => {
      const key = identifierKey(identifier);
      const found = customersOf(situation.view, situation.view.hits.get(key) ?? [], ownRefs(own));
      const party = situation.known.remembered.get(key)?.party;
      const remembered =
        party && itemOf(situation.view, party) && !found.some((c) => sameRef(c.party, party));
      const owners = remembered ? [...found, { party, members: [party] }] : found;
      return { identifier, owners: owners.filter((owner) => !never.has(refKey(owner.party))) };
    });
}

/** A contact and its company are one customer, so are a lead and its contact (spec 5). */
export function isSameCustomer(situation: Situation, party: CrmRef, owner: Candidate): boolean {
  if (sameRef(owner.party, party) || owner.members.some((member) => sameRef(member, party))) return true;
  const item = itemOf(situation.view, party);
  const other = itemOf(situation.view, owner.party);
  if (owner.party.type === 'company' && party.type === 'contact') return item?.company === owner.party.id;
  return owner.party.type === 'contact' && party.type === 'company' && other?.company === party.id;
}

/** Splits identifiers into those a customer may have and those that are somebody else's. */
export function splitByOwner(
  situation: Situation,
  party: CrmRef,
  owned: readonly Owned[],
): { readonly free: readonly Identifier[]; readonly others: readonly Owned[] } {
  const isOthers = ({ owners }: Owned): boolean =>
    owners.length > 0 && !owners.some((owner) => isSameCustomer(situation, party, owner));
  return {
    free: owned.filter((entry) => !isOthers(entry)).map(({ identifier }) => identifier),
    others: owned.filter(isOthers),
  };
}
