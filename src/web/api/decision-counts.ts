import { standingOutcome } from '../../application/report/period-counts.ts';
import { kindOfField } from '../../domain/identifiers/registry.ts';
import type { Decision } from '../../domain/decision.ts';

/** Numbers of bound chats (`joined`), absorbed duplicate items (`avoided`) and added phones and e-mails (`details`). */
export interface DecisionCounts {
  readonly joined: number;
  readonly avoided: number;
  readonly details: number;
}

export const zeroCounts: DecisionCounts = { joined: 0, avoided: 0, details: 0 };

/** Counts of one decision; zero when it was undone or only suggested. */
export function countsOf(decision: Decision): DecisionCounts {
  const outcome = standingOutcome(decision);
  if (outcome === undefined || outcome === 'suggested') return zeroCounts;
  return {
    joined: outcome === 'bound' ? 1 : 0,
    avoided: decision.reasons.filter(({ code }) => code === 'ownItemAbsorbed').length,
    details: decision.changes.filter(
      ({ change, outcome: result }) =>
        result === 'applied' && change.kind === 'addCommunication' && kindOfField(change.type) !== undefined,
    ).length,
  };
}

export function addCounts(a: DecisionCounts, b: DecisionCounts): DecisionCounts {
  return { joined: a.joined + b.joined, avoided: a.avoided + b.avoided, details: a.details + b.details };
}
