import type { SetLink } from '../../../domain/changes/set-link.ts';
import { linkedTypeOf } from '../../../domain/crm-type.ts';
import { doneIf, requestItemState, updateItem } from './item-requests.ts';
import type { RefOf, RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const setLink: RestChange<SetLink> = {
  command: (change, refOf) => updateItem(change.item, { [change.field]: linkedId(change, refOf) }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, change, refOf) =>
      requestItemState(reader, change.item, (item) =>
        doneIf(item[linkedTypeOf(change.field)] === linkedId(change, refOf)),
      ),
  },
  undo: {
    by: 'change',
    inverse: (change, refOf) => ({
      ...change,
      value: change.before === 0 ? 0 : { type: linkedTypeOf(change.field), id: change.before },
      before: linkedId(change, refOf),
    }),
  },
};

function linkedId({ value }: SetLink, refOf: RefOf): number {
  return value === 0 ? 0 : refOf(value).id;
}
