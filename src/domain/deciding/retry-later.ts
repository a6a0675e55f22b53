import type { AppliedChange, Change } from '../changes/change.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { ChatRecord } from '../records.ts';
import type { Situation } from './situation.ts';

/** Changes without which the chat is not fully bound: worth another try after a refusal. */
const retriedKinds = new Set<Change['kind']>([
  'createItem',
  'createActivity',
  'addCommunication',
  'bindActivity',
  'setLink',
  'setDealContacts',
  'fillName',
]);

/** The value itself is invalid: a retry cannot succeed. */
const INVALID_VALUE = 'CRM_FIELD_ERROR_VALUE_NOT_VALID';

/** Whether the portal refused a change that it may accept later, with other rights or other settings of the CRM. */
export function isRetriedChange({ change, error, refused }: AppliedChange): boolean {
  return refused !== undefined && retriedKinds.has(change.kind) && error !== INVALID_VALUE;
}

/**
 * The identifiers to decide again: of refused changes, and those of earlier refusals not decided since. `at`: Unix ms
 * of the message.
 */
export function retryLaterAfter(
  situation: Situation,
  applied: readonly AppliedChange[],
  at: number,
): Pick<ChatRecord, 'retryLater'> | undefined {
  const { identifiers } = situation;
  const decided = new Set(identifiers.map(identifierKey));
  const { retryLater } = situation.stored.chat;
  const open = retryLater?.identifiers.filter((one) => !decided.has(identifierKey(one))) ?? [];
  if (applied.some(isRetriedChange)) return { retryLater: { at, identifiers: [...open, ...identifiers] } };
  return retryLater && open.length > 0 ? { retryLater: { ...retryLater, identifiers: open } } : undefined;
}

/** Whether an earlier decision about the identifier was refused, so that it may never have been written. */
export function isRetried(situation: Situation, identifier: Identifier): boolean {
  const retried = situation.stored.chat.retryLater?.identifiers ?? [];
  return retried.some((one) => identifierKey(one) === identifierKey(identifier));
}
