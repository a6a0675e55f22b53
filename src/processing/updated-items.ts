import type { AppliedChange } from '../domain/changes/change.ts';
import { isCreated } from '../domain/changes/target.ts';
import type { CrmRef } from '../domain/crm-ref.ts';

/** Kinds of change that raise one event of an update each. */
const updates = new Set(['addCommunication', 'fillName', 'tagItem', 'setStage', 'setLink']);

/** The item whose update event an applied change raises. */
export function updatedItems({ change, outcome }: AppliedChange): readonly CrmRef[] {
  if (outcome !== 'applied' || !updates.has(change.kind) || !('item' in change)) return [];
  return isCreated(change.item) ? [] : [change.item];
}
