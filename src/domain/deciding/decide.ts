import { isCreated } from '../changes/target.ts';
import { sameRef } from '../crm-ref.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { identifiersOfCustomer } from '../customer-record.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import { reason } from '../reason.ts';
import type { Doubt } from './doubt.ts';
import { existingCustomerOf } from './existing-customer.ts';
import type { OwnItems } from './own-items.ts';
import { noChange } from './no-change.ts';
import { ownItems } from './own-items.ts';
import { boundChat } from './rules/bound-chat.ts';
import { linkedByPortal } from './rules/linked-by-portal.ts';
import { unknownCustomer } from './rules/unknown-customer.ts';
import { switchedOff } from './rules/switched-off.ts';
import { rememberedPhone } from './rules/remembered-phone.ts';
import { foundBySearch } from './rules/found-by-search.ts';
import { manualAssignment } from './rules/manual-assignment.ts';
import { provisionalBinding } from './provisional.ts';
import type { Situation } from './situation.ts';
import { doubtUndoneJoin } from './undone-join.ts';
import type { Verdict } from './verdict.ts';

/** Decides whose chat it is and what to change in the CRM: the rules of docs/spec.md 5 in their order. Pure. */
export function decide(situation: Situation): Verdict {
  const isOwn = (identifier: Identifier): boolean => situation.ownNumbers.has(identifierKey(identifier));
  const identifiers = situation.identifiers.filter((identifier) => !isOwn(identifier));
  const verdict = decideByRules({ ...situation, identifiers });
  const ofList = situation.identifiers
    .filter(isOwn)
    .map(({ value }) => reason('ownNumber', { identifier: value }));
  const ofOwnCompany = identifiers
    .filter((identifier) => situation.view.ownCompanyKeys.has(identifierKey(identifier)))
    .map(({ value }) => reason('ownCompanyIdentifier', { identifier: value }));
  const reasons = [...verdict.reasons, ...ofOwnCompany, ...ofList];
  return { ...verdict, reasons };
}

function decideByRules(situation: Situation): Verdict {
  const own = ownItems(situation);
  const early =
    manualAssignment(situation, own) ??
    switchedOff(situation) ??
    provisionalJoin(situation) ??
    boundChat(situation, own);
  if (early) return early;
  const endedCustomers = recordsOfDeletedCustomers(situation);
  const withoutItem = recordWithoutItem(situation);
  const found = doubtUndoneJoin(situation, own, knownCustomer(situation, own));
  if (!found) return unknownOrRemembered(situation, own, withoutItem, endedCustomers);
  if (isDoubt(found)) return onlySuggested(situation, own, found, { withoutItem, endedCustomers });
  const existingCustomer = found.existingCustomer ?? withoutItem;
  return {
    ...found,
    ...(existingCustomer && { existingCustomer }),
    endedCustomers: [...found.endedCustomers, ...endedCustomers],
  };
}

/** Rules 6 and 9. A chat without a CRM item that gives the phone of another one goes on as the same customer. */
function unknownOrRemembered(
  situation: Situation,
  own: OwnItems,
  withoutItem: CustomerRecord | undefined,
  endedCustomers: readonly CustomerRecord[],
): Verdict {
  const verdict = unknownCustomer(situation, own, withoutItem, endedCustomers);
  const before = situation.stored.customer;
  const isTakenOver =
    verdict.shouldBind && before && before.id !== withoutItem?.id && isOnlyOf(situation, before);
  if (!isTakenOver || endedCustomers.includes(before)) return verdict;
  return {
    ...verdict,
    customerIdentifiers: [...identifiersOfCustomer(before), ...verdict.customerIdentifiers],
    endedCustomers: [...endedCustomers, before],
  };
}

function isOnlyOf({ code }: Situation, { chats }: CustomerRecord): boolean {
  return chats.every((chat) => chat === code);
}

/** Rules 3, 4, 5, 7 and 8. A link of the portal is surer than a remembered phone that something contradicts. */
function knownCustomer(situation: Situation, own: OwnItems): Verdict | Doubt | undefined {
  const remembered = rememberedPhone(situation, own);
  if (remembered && !isDoubt(remembered)) return remembered;
  const linked = linkedByPortal(situation, own);
  if (linked ?? !remembered) return linked ?? foundBySearch(situation, own);
  return foundBesideDoubt(situation, own, remembered) ?? remembered;
}

/** Who gives a phone of somebody else's beside his own e-mail is found by the e-mail; the phone stays with whom it is. */
function foundBesideDoubt(situation: Situation, own: OwnItems, doubt: Doubt): Verdict | undefined {
  const { doubtedCustomer } = doubt;
  const isDoubted = (one: Identifier): boolean =>
    doubtedCustomer !== undefined &&
    situation.stored.remembered.get(identifierKey(one))?.id === doubtedCustomer.id;
  const identifiers = situation.identifiers.filter((one) => !isDoubted(one));
  const found = foundBySearch({ ...situation, identifiers }, own);
  if (!found || isDoubt(found)) return undefined;
  // The e-mail confirms whom the phone led to.
  const { customerRef } = found;
  if (customerRef && !isCreated(customerRef) && sameRef(customerRef, doubt.customerRef)) return found;
  return {
    ...found,
    reasons: [...found.reasons, ...doubt.reasons],
    ...(doubtedCustomer && { doubtedCustomer }),
  };
}

function isDoubt(found: Verdict | Doubt): found is Doubt {
  return 'rest' in found;
}

/** The customer found is suggested; with what nobody else has, the chat is decided as that of somebody unknown. */
function onlySuggested(
  situation: Situation,
  own: OwnItems,
  doubt: Doubt,
  {
    withoutItem,
    endedCustomers,
  }: {
    readonly withoutItem: CustomerRecord | undefined;
    readonly endedCustomers: readonly CustomerRecord[];
  },
): Verdict {
  const doubted = doubt.doubtedCustomer && { doubtedCustomer: doubt.doubtedCustomer };
  if (doubt.rest.length === 0) {
    const { rule, reasons, suggestions } = doubt;
    return { ...noChange(rule, reasons, { suggestions, endedCustomers }), outcome: 'suggested', ...doubted };
  }
  const rest = { ...situation, identifiers: doubt.rest };
  const verdict = unknownCustomer(rest, own, withoutItem, endedCustomers);
  return {
    ...verdict,
    reasons: [...doubt.reasons, ...verdict.reasons],
    suggestions: [...doubt.suggestions, ...verdict.suggestions],
    customerIdentifiers: verdict.customerIdentifiers.filter((one) => !doubt.unremembered.includes(one)),
    ...doubted,
  };
}

/** A chat that only its channel bound, joined to the customer that a typed identifier names. */
function provisionalJoin(situation: Situation): Verdict | undefined {
  const freed = provisionalBinding(situation);
  if (!freed) return undefined;
  const known = rememberedPhone(freed.situation, freed.own) ?? foundBySearch(freed.situation, freed.own);
  const found = doubtUndoneJoin(freed.situation, freed.own, known);
  if (!found || isDoubt(found)) return undefined;
  return { ...found, endedCustomers: [...found.endedCustomers, freed.record] };
}

/** Customers deleted from the CRM: their bindings end and the chat is decided as a new one. */
function recordsOfDeletedCustomers(situation: Situation): readonly CustomerRecord[] {
  return records(situation).filter((record) => existingCustomerOf(situation, record).state === 'deleted');
}

/**
 * The stored customer that has no usable CRM item: it continues with the item found or created now. One that a phone of the
 * message leads to goes before that of this chat alone, and the oldest before the others.
 */
function recordWithoutItem(situation: Situation): CustomerRecord | undefined {
  const { customer } = situation.stored;
  const isOfChatAlone = (record: CustomerRecord): boolean =>
    record.id === customer?.id && isOnlyOf(situation, record);
  return records(situation)
    .filter((record) => existingCustomerOf(situation, record).state === 'withoutItem')
    .sort(
      (a, b) =>
        Number(isOfChatAlone(a)) - Number(isOfChatAlone(b)) ||
        a.createdAt - b.createdAt ||
        a.id.localeCompare(b.id),
    )[0];
}

function records(situation: Situation): readonly CustomerRecord[] {
  const { customer, remembered } = situation.stored;
  const all = [...(customer ? [customer] : []), ...remembered.values()];
  return [...new Map(all.map((record) => [record.id, record])).values()];
}
