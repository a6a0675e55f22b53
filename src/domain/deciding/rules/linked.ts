import type { CrmRef } from '../../crm-ref.ts';
import { refKey } from '../../crm-ref.ts';
import { contestedDrafts, othersDrafts, ownersOf, splitByOwner } from '../belongs.ts';
import { partyOf } from '../customers.ts';
import { itemsOf } from '../item-of.ts';
import { join } from '../join.ts';
import type { OwnItems } from '../own-items.ts';
import { ownRefs } from '../own-items.ts';
import { reason } from '../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';

/** Rule 4: the portal linked the chat to somebody it knew before: adopt that. A record made for the chat is nobody. */
export function linked(situation: Situation, own: OwnItems): Verdict | undefined {
  const party = linkedParty(situation, own);
  if (!party) return undefined;
  const { free, others, contested, shared } = splitByOwner(situation, party, ownersOf(situation, own));
  return join(situation, own, {
    rule: 4,
    outcome: 'bound',
    party,
    reasons: [
      reason('portalLinked', { refs: [party] }),
      ...others.map(({ identifier }) => reason('identifierOfAnother', { identifier: identifier.value })),
      ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ],
    suggestions: [...othersDrafts(party, others), ...contestedDrafts(situation, party, contested)],
    writes: free,
    // The chat's first phone goes with the link that is adopted, whoever else has it (rule 8).
    remembers: [...free, ...contested.map(({ identifier }) => identifier)],
  });
}

/** Contact first, then company, then a lead that was there before the chat. */
function linkedParty(situation: Situation, own: OwnItems): CrmRef | undefined {
  const mine = new Set(ownRefs(own).map(refKey));
  const never = new Set((situation.known.chat.notSame ?? []).map(refKey));
  const parties = itemsOf(situation.view, [
    ...(situation.view.dialog?.links ?? []),
    ...situation.view.holders,
  ])
    .filter((item) => item.ref.type !== 'deal' && !mine.has(refKey(item.ref)))
    .flatMap((item) => partyOf(situation.view, item) ?? [])
    .filter((party) => !mine.has(refKey(party)) && !never.has(refKey(party)));
  const order = ['contact', 'company', 'lead'];
  return parties.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || a.id - b.id)[0];
}
