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
export function countsOf({ outcome, rule, reasons, changes, undone }: Decision): DecisionCounts {
  if (undone || outcome === 'suggested') return zeroCounts;
  return {
    // Rule 6 keeps the chat's own item as the customer: no existing customer was found.
    joined: (outcome === 'bound' || outcome === 'rebound') && rule !== 6 ? 1 : 0,
    avoided: reasons.filter(({ code }) => code === 'ownItemAbsorbed').length,
    details: changes.filter(
      ({ change, outcome: result }) =>
        result === 'applied' && change.kind === 'addCommunication' && kindOfField(change.type) !== undefined,
    ).length,
  };
}

export function addCounts(a: DecisionCounts, b: DecisionCounts): DecisionCounts {
  return { joined: a.joined + b.joined, avoided: a.avoided + b.avoided, details: a.details + b.details };
}
