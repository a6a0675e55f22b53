import type { AppliedChange } from '../changes/change.ts';
import { phaseOf } from '../changes/change.ts';
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
  return refused !== undefined && phaseOf(change) !== 'leave' && error !== wrongValue;
}

/** What has to be decided again: a part was refused, or it was not decided again yet. `at`: unix ms of the message. */
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

/** It was given before and may never have been written. */
export function isRetried(situation: Situation, identifier: Identifier): boolean {
  const owed = situation.stored.chat.retryLater?.identifiers ?? [];
  return owed.some((one) => identifierKey(one) === identifierKey(identifier));
}
