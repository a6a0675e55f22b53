import type { SetStage } from '../../../domain/changes/set-stage.ts';
import { doneIf, requestItemState, updateItem } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const setStage: RestChange<SetStage> = {
  command: ({ item, stage }) => updateItem(item, { stageId: stage }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, change) =>
      requestItemState(reader, change.item, ({ stage }) => doneIf(stage === change.stage)),
  },
  undo: {
    by: 'change',
    inverse: ({ item, stage, before }) => ({ kind: 'setStage', item, stage: before, before: stage }),
  },
};
