import type { Decision } from '../../domain/decision.ts';
import { kindOfField } from '../../domain/identifiers/registry.ts';

/** What the tracker did. */
export interface Counts {
  readonly joined: number;
  readonly avoided: number;
  readonly details: number;
}

export const noCounts: Counts = { joined: 0, avoided: 0, details: 0 };

/** What one decision did, as long as nobody took it back. */
export function countsOf({ outcome, rule, reasons, changes, undone }: Decision): Counts {
  if (undone || outcome === 'suggested') return noCounts;
  return {
    // Rule 6 makes the chat's own item the customer: nobody was found to join.
    joined: (outcome === 'bound' || outcome === 'rebound') && rule !== 6 ? 1 : 0,
    avoided: reasons.filter(({ code }) => code === 'ownItemAbsorbed').length,
    details: changes.filter(
      (done) =>
        done.outcome === 'applied' &&
        done.change.kind === 'addCommunication' &&
        kindOfField(done.change.type) !== undefined,
    ).length,
  };
}

export function plus(a: Counts, b: Counts): Counts {
  return { joined: a.joined + b.joined, avoided: a.avoided + b.avoided, details: a.details + b.details };
}
