import type { z } from 'zod';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import type { CrmItem } from '../../../domain/crm-view.ts';
import type { BatchReader, Deferred } from '../../client/batch-reader.ts';
import type { RestCommand } from '../../client/portal-client.ts';
import { crmItem, itemAnswer } from '../crm-item.ts';
import type { FoundState } from './rest-change.ts';

/** Sets fields of an item. */
export function updateItem(item: CrmRef, fields: Readonly<Record<string, unknown>>): RestCommand {
  return {
    method: 'crm.item.update',
    params: { entityTypeId: entityTypeId(item.type), id: item.id, fields },
  };
}

export function requestItem(reader: BatchReader, ref: CrmRef): Deferred<z.infer<typeof itemAnswer>> {
  return reader.request('crm.item.get', { entityTypeId: entityTypeId(ref.type), id: ref.id }, itemAnswer);
}

/** State of a change that an item's fields show. */
export function requestItemState(
  reader: BatchReader,
  ref: CrmRef,
  read: (item: CrmItem) => FoundState,
): () => FoundState {
  const answer = requestItem(reader, ref);
  return () => {
    const raw = answer.value();
    return raw ? read(crmItem(ref.type, raw.item, [])) : { state: 'gone' };
  };
}

export function doneIf(isDone: boolean): FoundState {
  return { state: isDone ? 'done' : 'notDone' };
}
