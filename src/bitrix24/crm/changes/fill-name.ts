import type { FillName } from '../../../domain/changes/fill-name.ts';
import { doneIf, requestItemState, updateItem } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const fillName: RestChange<FillName> = {
  command: ({ item, name, lastName }) => updateItem(item, { name, lastName }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, { item, name, lastName }) =>
      requestItemState(reader, item, (now) => doneIf(now.name === name && now.lastName === lastName)),
  },
  undo: {
    by: 'change',
    inverse: ({ item, name, lastName, before }) => ({
      kind: 'fillName',
      item,
      name: before.name,
      lastName: before.lastName,
      before: { name, lastName },
    }),
  },
};
