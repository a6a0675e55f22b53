import type { CrmRef } from '../crm-ref.ts';
import type { Reason } from '../decision.ts';

/** Every code a decision may give; the pages and the timeline have a sentence for each. */
export type ReasonCode =
  | 'trackerOff'
  | 'identifierBlocked'
  | 'groupChat'
  | 'notSamePerson'
  | 'alreadyBound'
  | 'identifierAdded'
  | 'identifierOfAnother'
  | 'phoneRemembered'
  | 'customerGone'
  | 'cardReplaced'
  | 'portalLinked'
  | 'foundByPhone'
  | 'foundByEmail'
  | 'severalFound'
  | 'openDealDecides'
  | 'lastChangedDecides'
  | 'lowestIdDecides'
  | 'phoneDecides'
  | 'sharedIdentifier'
  | 'nobodyFound'
  | 'ownItemKept'
  | 'ownItemAbsorbed'
  | 'ownItemHasData'
  | 'mergeRefused'
  | 'itemCreated'
  | 'onlyRemembered'
  | 'noIdentifier'
  | 'ambiguousNumber'
  | 'thirdParty'
  | 'toBeConfirmed'
  | 'sentByPerson'
  | 'mergedByPerson'
  | 'firstPhoneChanged'
  | 'firstPhoneRemoved';

/** A reason with its code checked. */
export function reason(
  code: ReasonCode,
  data: { refs?: readonly CrmRef[]; identifier?: string; value?: string | number } = {},
): Reason {
  return { code, ...data };
}
