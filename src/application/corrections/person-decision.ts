import type { LaneDeps } from '../../processing/lane-deps.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { UserCode } from '../../domain/ids.ts';
import { connectorId, decisionId, lineId } from '../../domain/ids.ts';

/** A journal entry for what a person did without a rule. */
export function personDecision(
  deps: LaneDeps,
  chat: UserCode,
  told: Pick<Decision, 'outcome' | 'reasons' | 'before'> & Partial<Decision>,
): Decision {
  const address = parseUserCode(chat);
  return {
    id: decisionId(`d-${deps.newId()}`),
    at: deps.now(),
    chat,
    line: address?.line ?? lineId('0'),
    connector: address?.connector ?? connectorId(''),
    rule: 0,
    identifiers: [],
    changes: [],
    suggestions: [],
    ...told,
  };
}
