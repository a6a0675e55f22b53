import type { TagItem } from '../../../domain/changes/tag-item.ts';
import { doneIf, requestItemState, updateItem } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const tagItem: RestChange<TagItem> = {
  command: ({ item, title }) => updateItem(item, { title }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, change) =>
      requestItemState(reader, change.item, ({ title }) => doneIf(title === change.title)),
  },
  undo: {
    by: 'change',
    inverse: ({ item, title, before }) => ({ kind: 'tagItem', item, title: before, before: title }),
  },
};
