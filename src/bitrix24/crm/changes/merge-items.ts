import { z } from 'zod';
import type { MergeItems } from '../../../domain/changes/merge-items.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import { doneIf, requestItem } from './item-requests.ts';
import type { Answer, RestChange } from './rest-change.ts';

const mergeAnswer = z.object({ STATUS: z.string() });

export const mergeItems: RestChange<MergeItems> = {
  command: ({ type, survivor, absorbed }) => ({
    method: 'crm.entity.mergeBatch',
    params: { params: { entityTypeId: entityTypeId(type), entityIds: [survivor, absorbed] } },
  }),
  /**
   * The method answers without an error where the portal would not merge: `CONFLICT`
   * (docs/bitrix24/crm-items.md#merge).
   */
  readAnswer(result): Answer {
    const status = mergeAnswer.safeParse(result).data?.STATUS ?? 'ERROR';
    return status === 'SUCCESS' ? {} : { error: status };
  },
  readBack: {
    by: 'state',
    requestState(reader, { type, absorbed }) {
      const answer = requestItem(reader, { type, id: absorbed });
      return () => doneIf(answer.value() === undefined);
    },
  },
  undo: { by: 'nothing', because: 'mergeIsFinal' },
};
