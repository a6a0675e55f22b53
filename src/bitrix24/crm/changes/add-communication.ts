import type { AddCommunication } from '../../../domain/changes/add-communication.ts';
import { requestItemState, updateItem } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const addCommunication: RestChange<AddCommunication> = {
  command: ({ item, type, valueType, value }, refOf) =>
    updateItem(refOf(item), { fm: { n0: { typeId: type, valueType, value } } }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, { item, type, value }, refOf) =>
      requestItemState(reader, refOf(item), ({ communications }) => {
        const found = communications.find((entry) => entry.type === type && entry.value === value);
        return found ? { state: 'done', id: found.id } : { state: 'notDone' };
      }),
  },
  undo: {
    by: 'removal',
    phase: 'join',
    requestUse: null,
    // `{typeId, value: ''}` deletes one value of a multi-field (docs/bitrix24/multi-fields.md#as-item-fields).
    command: ({ item, type }, id, refOf) =>
      updateItem(refOf(item), { fm: { [String(id)]: { typeId: type, value: '' } } }),
  },
};
