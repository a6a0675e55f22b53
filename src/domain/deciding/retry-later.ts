import type { AppliedChange } from '../changes/change.ts';
import { phaseOf } from '../changes/change.ts';
import { isLeavingPhase } from '../changes/change-spec.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { Situation } from './situation.ts';

/** The value itself is wrong: it is no better the next time. */
const wrongValue = 'CRM_FIELD_ERROR_VALUE_NOT_VALID';

/**
 * The portal refused what another day, with other rights or other settings of the CRM, it would do, and without which
 * the chat is not where it belongs.
 */
export function isRetriedChange({ change, error, refused }: AppliedChange): boolean {
  return refused !== undefined && !isLeavingPhase(phaseOf(change)) && error !== wrongValue;
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
