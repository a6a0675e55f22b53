import { z } from 'zod';
import type { LogLine } from '../../../domain/changes/log-line.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import { idNumber, text } from '../../client/scalars.ts';
import type { RestChange } from './rest-change.ts';

const createdAnswer = z.object({ logMessage: z.object({ id: idNumber }) });
const logMessage = z.object({ id: idNumber, text });
const gotAnswer = z.object({ logMessage });
/** The documents show a list, the portal answers it in `logMessages` (docs/bitrix24/timeline.md#log-messages). */
const lineRows = z.union([
  z.array(logMessage),
  z.object({ logMessages: z.array(logMessage) }).transform(({ logMessages }) => logMessages),
]);

const PAGE_SIZE = 10;
/** Pages that are searched for a line whose id is not known: it was written a moment ago. */
const SEARCHED_PAGES = 3;

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
    requestState(reader, { item, decision }, refOf, created) {
      const isOurs = (line: { readonly text: string }): boolean => line.text.endsWith(`#${decision}`);
      if (created !== undefined) {
        const answer = reader.request('crm.timeline.logmessage.get', { id: created }, gotAnswer);
        return () => {
          const line = answer.value()?.logMessage;
          return line && isOurs(line) ? { state: 'done', id: created } : { state: 'notDone' };
        };
      }
      const { type, id } = refOf(item);
      const pages = Array.from({ length: SEARCHED_PAGES }, (_, page) =>
        reader.request(
          'crm.timeline.logmessage.list',
          {
            entityTypeId: entityTypeId(type),
            entityId: id,
            order: { id: 'desc' },
            ...(page > 0 && { offset: page * PAGE_SIZE }),
          },
          lineRows,
        ),
      );
      return () => {
        const line = pages.flatMap((page) => page.value() ?? []).find(isOurs);
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
