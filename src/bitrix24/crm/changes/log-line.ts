import { z } from 'zod';
import type { LogLine } from '../../../domain/changes/log-line.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import { idNumber, text } from '../../client/scalars.ts';
import type { RestChange } from './rest-change.ts';

const createdAnswer = z.object({ logMessage: z.object({ id: idNumber }) });
const lineRows = z.array(z.object({ id: idNumber, text }));

export const logLine: RestChange<LogLine> = {
  command(change, refOf, texts) {
    const { type, id } = refOf(change.item);
    return {
      method: 'crm.timeline.logmessage.add',
      params: {
        fields: {
          entityTypeId: entityTypeId(type),
          entityId: id,
          title: texts.title,
          text: texts.joined(change),
          iconCode: 'info',
        },
      },
    };
  },
  readAnswer(result) {
    const { data } = createdAnswer.safeParse(result);
    return data ? { created: data.logMessage.id } : {};
  },
  readBack: {
    by: 'state',
    requestState(reader, { item, decision }, refOf) {
      const { type, id } = refOf(item);
      const answer = reader.request(
        'crm.timeline.logmessage.list',
        { entityTypeId: entityTypeId(type), entityId: id, order: { id: 'DESC' } },
        lineRows,
      );
      return () => {
        const line = answer.value()?.find((entry) => entry.text.endsWith(`#${decision}`));
        return line ? { state: 'done', id: line.id } : { state: 'notDone' };
      };
    },
  },
  undo: {
    by: 'removal',
    phase: 'join',
    requestUse: null,
    command: (_change, id) => ({ method: 'crm.timeline.logmessage.delete', params: { id } }),
  },
};
