import type { CrmRef } from '../crm-ref.ts';
import type { Reason } from '../decision.ts';

/** Every reason code of a decision; the pages and the timeline have a text for each. */
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

/** A reason whose code is checked by the compiler. */
export function reason(
  code: ReasonCode,
  data: { refs?: readonly CrmRef[]; identifier?: string; value?: string | number } = {},
): Reason {
  return { code, ...data };
}
