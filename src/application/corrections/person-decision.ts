import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { UserCode } from '../../domain/ids.ts';
import { connectorId, decisionId, lineId } from '../../domain/ids.ts';

export interface PersonDecisionDeps {
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A journal entry for what a person did, without a rule. */
export function personDecision(
  { now, newId }: PersonDecisionDeps,
  chat: UserCode,
  fields: Pick<Decision, 'outcome' | 'reasons' | 'before'> & Partial<Decision>,
): Decision {
  const address = parseUserCode(chat);
  return {
    id: decisionId(`d-${newId()}`),
    at: now(),
    chat,
    line: address?.line ?? lineId('0'),
    connector: address?.connector ?? connectorId(''),
    rule: 0,
    identifiers: [],
    changes: [],
    suggestions: [],
    ...fields,
  };
}
