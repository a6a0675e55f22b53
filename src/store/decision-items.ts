import type { AppliedChange } from '../domain/changes/change.ts';
import { isCreated } from '../domain/changes/target.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';

/** Keys of every CRM item that a decision is about, for the journal of one card. */
export function decisionItems(decision: Decision): readonly string[] {
  const refs = [decision.customerRef, decision.card, ...decision.changes.flatMap(changedItems)];
  return [...new Set(refs.flatMap((ref) => (ref === undefined ? [] : [refKey(ref)])))];
}

function changedItems({ change, created }: AppliedChange): readonly CrmRef[] {
  if (change.kind === 'createItem') return created === undefined ? [] : [{ type: change.type, id: created }];
  if (change.kind === 'mergeItems') {
    return [change.survivor, change.absorbed].map((id) => ({ type: change.type, id }));
  }
  return isCreated(change.item) ? [] : [change.item];
}
