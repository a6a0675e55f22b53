import type { CrmRef } from '../../../domain/crm-ref.ts';
import { sameRef } from '../../../domain/crm-ref.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import type { BatchReader } from '../../client/batch-reader.ts';
import { bindingRefs, bindingRows } from '../activity.ts';

/** Parameters of `crm.activity.binding.add` and `.delete` (docs/bitrix24/activities.md#reading-activities). */
export function bindingParams(activityId: number, item: CrmRef): Readonly<Record<string, unknown>> {
  return { activityId, entityTypeId: entityTypeId(item.type), entityId: item.id };
}

/** Whether an activity is bound to an item; `undefined` when it is gone. */
export function requestIsBound(
  reader: BatchReader,
  activityId: number,
  ref: CrmRef,
): () => boolean | undefined {
  const answer = reader.request('crm.activity.binding.list', { activityId }, bindingRows);
  return () => {
    const rows = answer.value();
    return rows && bindingRefs(rows).some((item) => sameRef(item, ref));
  };
}
