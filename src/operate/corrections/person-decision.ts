import type { LaneDeps } from '../../lane/lane-deps.ts';
import { parseUserCode } from '../../model/chat.ts';
import type { Decision } from '../../model/decision.ts';
import type { UserCode } from '../../model/ids.ts';
import { connectorId, decisionId, lineId } from '../../model/ids.ts';

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
