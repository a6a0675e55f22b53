import type { AppliedChange } from '../model/change.ts';
import { isCreated } from '../model/change.ts';
import type { CrmRef } from '../model/crm-ref.ts';
import { refKey } from '../model/crm-ref.ts';
import type { Decision } from '../model/decision.ts';

/** Keys of every CRM item that a decision is about, for the journal of one card. */
export function decisionItems(decision: Decision): readonly string[] {
  const refs = [decision.party, decision.card, ...decision.changes.flatMap(changedItems)];
  return [...new Set(refs.flatMap((ref) => (ref === undefined ? [] : [refKey(ref)])))];
}

function changedItems({ change, created }: AppliedChange): readonly CrmRef[] {
  if (change.kind === 'createItem') return created === undefined ? [] : [{ type: change.type, id: created }];
  if (change.kind === 'mergeItems') {
    return [change.survivor, change.absorbed].map((id) => ({ type: change.type, id }));
  }
  return isCreated(change.item) ? [] : [change.item];
}
