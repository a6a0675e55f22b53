import { z } from 'zod';
import type { CrmRef } from './crm-ref.ts';
import { crmRefSchema } from './crm-ref.ts';
import type { Immutable } from './immutable.ts';
import { storedObject } from './stored-object.ts';

/** Why a customer was chosen who was found in the CRM: one per kind of identifier. */
const foundReasons = ['foundByPhone', 'foundByEmail'] as const;
export type FoundReason = (typeof foundReasons)[number];

/** Why a customer who was found is only suggested. */
const doubtReasons = ['otherName', 'otherPhone', 'roleMailbox', 'otherExtension', 'phoneTakenOff'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

/** Every code that a decision or its undo gives; the pages have a sentence for each. */
export const reasonCodes = [
  'trackerOff',
  'identifierBlocked',
  'ownCompanyIdentifier',
  'ownNumber',
  'groupChat',
  'otherWriter',
  'chatUnknown',
  'notSamePerson',
  'alreadyBound',
  'identifierAdded',
  'identifierOfAnother',
  'phoneRemembered',
  'customerGone',
  'cardReplaced',
  'portalLinked',
  ...foundReasons,
  'severalFound',
  'openDealDecides',
  'lastChangedDecides',
  'lowestIdDecides',
  'phoneDecides',
  'sharedIdentifier',
  // Why a join is only suggested.
  ...doubtReasons,
  'nobodyFound',
  'ownItemKept',
  'ownItemTagged',
  'ownItemAbsorbed',
  'ownItemHasData',
  'mergeRefused',
  'itemCreated',
  'onlyRemembered',
  'noIdentifier',
  'ambiguousNumber',
  'thirdParty',
  'unclearOwner',
  'numberCorrected',
  'askedForReference',
  'askedForOther',
  'toBeConfirmed',
  'undoneBefore',
  'sentByPerson',
  'mergedByPerson',
  'firstPhoneChanged',
  'firstPhoneRemoved',
  'blockedByPerson',
  'unblockedByPerson',
  'reportedByPerson',
  // Why undo leaves a change alone.
  'changedSince',
  'itemGone',
  'mergeIsFinal',
  'createdKept',
  'givenByOtherChat',
  'refused',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonSchema = storedObject({
  code: z.enum(reasonCodes),
  refs: z.array(crmRefSchema).exactOptional(),
  identifier: z.string().exactOptional(),
  value: z.union([z.string(), z.number()]).exactOptional(),
});

/** Why, as a code and its data; the pages say it in the reader's language. */
export type Reason = Immutable<z.infer<typeof reasonSchema>>;

export function reason(
  code: ReasonCode,
  data: { refs?: readonly CrmRef[]; identifier?: string; value?: string | number } = {},
): Reason {
  return { code, ...data };
}
