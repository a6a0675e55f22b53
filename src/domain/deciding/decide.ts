import type { CustomerRecord } from '../records.ts';
import { livingParty } from './living-party.ts';
import { ownItems } from './own-items.ts';
import { bound } from './rules/bound.ts';
import { linked } from './rules/linked.ts';
import { nobody } from './rules/nobody.ts';
import { off } from './rules/off.ts';
import { remembered } from './rules/remembered.ts';
import { searched } from './rules/searched.ts';
import { sent } from './rules/sent.ts';
import type { Situation } from './situation.ts';
import type { Verdict } from './verdict.ts';

/** Whose chat is it, and what follows for the CRM: the rules of spec 5 in their order. Pure. */
export function decide(situation: Situation): Verdict {
  const own = ownItems(situation);
  const early = sent(situation, own) ?? off(situation) ?? bound(situation, own);
  if (early) return early;
  const ends = goneRecords(situation);
  const goesOn = withoutParty(situation);
  const found = remembered(situation, own) ?? linked(situation, own) ?? searched(situation, own);
  if (!found) return nobody(situation, own, goesOn, ends);
  const joins = found.joins ?? goesOn;
  return { ...found, ...(joins && { joins }), ends: [...found.ends, ...ends] };
}

/** Customers that were deleted: their bindings end and the chat is decided afresh. */
function goneRecords(situation: Situation): readonly CustomerRecord[] {
  return records(situation).filter((record) => livingParty(situation, record).state === 'gone');
}

/** A remembered customer that the CRM has no living record of goes on under a new one. */
function withoutParty(situation: Situation): CustomerRecord | undefined {
  return records(situation)
    .filter((record) => livingParty(situation, record).state === 'withoutParty')
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))[0];
}

function records(situation: Situation): readonly CustomerRecord[] {
  const { customer, remembered: byPhone } = situation.known;
  const all = [...(customer ? [customer] : []), ...byPhone.values()];
  return [...new Map(all.map((record) => [record.id, record])).values()];
}
