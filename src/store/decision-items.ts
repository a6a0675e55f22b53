import { itemsOf } from '../domain/changes/change.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';

/** Keys of every CRM item that a decision concerns, for the journal of one card. */
export function decisionItems(decision: Decision): readonly string[] {
  const changed = decision.changes.flatMap(({ change, created }) => itemsOf(change, created));
  const refs = [decision.customerRef, decision.card, ...changed];
  return [...new Set(refs.flatMap((ref) => (ref === undefined ? [] : [refKey(ref)])))];
}
