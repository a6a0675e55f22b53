import type { CustomerRecord } from '../customer-record.ts';
import { existingCustomerOf } from './existing-customer.ts';
import { ownItems } from './own-items.ts';
import { boundChat } from './rules/bound-chat.ts';
import { linkedByPortal } from './rules/linked-by-portal.ts';
import { unknownCustomer } from './rules/unknown-customer.ts';
import { switchedOff } from './rules/switched-off.ts';
import { rememberedPhone } from './rules/remembered-phone.ts';
import { foundBySearch } from './rules/found-by-search.ts';
import { manualAssignment } from './rules/manual-assignment.ts';
import type { Situation } from './situation.ts';
import type { Verdict } from './verdict.ts';

/** Whose chat is it, and what follows for the CRM: the rules of spec 5 in their order. Pure. */
export function decide(situation: Situation): Verdict {
  const own = ownItems(situation);
  const early = manualAssignment(situation, own) ?? switchedOff(situation) ?? boundChat(situation, own);
  if (early) return early;
  const ends = recordsOfGoneCustomers(situation);
  const goesOn = withoutCustomerRef(situation);
  const found =
    rememberedPhone(situation, own) ?? linkedByPortal(situation, own) ?? foundBySearch(situation, own);
  if (!found) return unknownCustomer(situation, own, goesOn, ends);
  const existingCustomer = found.existingCustomer ?? goesOn;
  return {
    ...found,
    ...(existingCustomer && { existingCustomer }),
    endedCustomers: [...found.endedCustomers, ...ends],
  };
}

/** Customers that were deleted: their bindings end and the chat is decided afresh. */
function recordsOfGoneCustomers(situation: Situation): readonly CustomerRecord[] {
  return records(situation).filter((record) => existingCustomerOf(situation, record).state === 'gone');
}

/** A remembered customer that the CRM has no living record of goes on under a new one. */
function withoutCustomerRef(situation: Situation): CustomerRecord | undefined {
  return records(situation)
    .filter((record) => existingCustomerOf(situation, record).state === 'withoutParty')
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))[0];
}

function records(situation: Situation): readonly CustomerRecord[] {
  const { customer, remembered: byPhone } = situation.stored;
  const all = [...(customer ? [customer] : []), ...byPhone.values()];
  return [...new Map(all.map((record) => [record.id, record])).values()];
}
