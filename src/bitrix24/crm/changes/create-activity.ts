import { z } from 'zod';
import type { CreateActivity } from '../../../domain/changes/create-activity.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import { idNumber, text } from '../../client/scalars.ts';
import { conversationLayout } from './conversation-layout.ts';
import { ORIGINATOR } from './originator.ts';
import type { RestChange } from './rest-change.ts';

const createdAnswer = z.object({ activity: z.object({ id: idNumber }) });
const foundRows = z.array(z.object({ ID: idNumber, ORIGIN_ID: text }));

export const createActivity: RestChange<CreateActivity> = {
  command({ item, connector, originId, responsible }, refOf, texts) {
    const owner = refOf(item);
    return {
      method: 'crm.activity.configurable.add',
      params: {
        ownerTypeId: entityTypeId(owner.type),
        ownerId: owner.id,
        fields: {
          completed: false,
          // An incoming one adds to the counters of its responsible, who otherwise is the user that installed the app
          // (docs/bitrix24/activities.md#configurable-activities).
          ...(responsible !== undefined && { isIncomingChannel: 'Y', responsibleId: responsible }),
          originatorId: ORIGINATOR,
          originId,
        },
        layout: conversationLayout(texts, connector, []),
      },
    };
  },
  readAnswer(result) {
    const { data } = createdAnswer.safeParse(result);
    return data ? { created: data.activity.id } : {};
  },
  readBack: {
    by: 'creation',
    requestCreated(reader, { originId }) {
      const filter = { ORIGINATOR_ID: ORIGINATOR, ORIGIN_ID: originId };
      const answer = reader.request('crm.activity.list', { filter, select: ['ID', 'ORIGIN_ID'] }, foundRows);
      return () => answer.value()?.find((row) => row.ORIGIN_ID === originId)?.ID;
    },
    requestExists(reader, _change, id) {
      // `crm.activity.get` refuses configurable activities (docs/bitrix24/activities.md#reading-activities).
      const answer = reader.request('crm.activity.configurable.get', { id }, createdAnswer);
      return () => answer.value() !== undefined;
    },
  },
  undo: {
    by: 'removal',
    phase: 'join',
    requestUse: null,
    command: (_change, id) => ({ method: 'crm.activity.delete', params: { id } }),
  },
};
