import { identifierKey } from '../../identifiers/identifier.ts';
import { reason } from '../../reason.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';
import { noChange } from '../no-change.ts';

/**
 * Rule 1: off for the line or connector, a group chat, a chat that the portal does not know, or only blocked
 * identifiers.
 */
export function switchedOff(situation: Situation): Verdict | undefined {
  const { identifiers, blocked } = situation;
  if (situation.mode === 'off') return noChange(1, [reason('trackerOff', { value: situation.chat.line })]);
  const { view, stored } = situation;
  if (stored.chat.group || view.isGroup) return noChange(1, [reason('groupChat')]);
  if (!view.dialog) return noChange(1, [reason('chatUnknown')]);
  const blockedOnes = identifiers.filter((identifier) => blocked.has(identifierKey(identifier)));
  if (identifiers.length === 0 || blockedOnes.length < identifiers.length) return undefined;
  return noChange(
    1,
    blockedOnes.map((identifier) => reason('identifierBlocked', { identifier: identifier.value })),
  );
}
