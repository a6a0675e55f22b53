import type { UnbindActivity } from '../../../domain/changes/unbind-activity.ts';
import { bindingParams, requestIsBound } from './activity-binding.ts';
import { doneIf } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const unbindActivity: RestChange<UnbindActivity> = {
  command: ({ activity, item }) => ({
    method: 'crm.activity.binding.delete',
    params: bindingParams(activity, item),
  }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState(reader, { activity, item }) {
      const isBound = requestIsBound(reader, activity, item);
      return () => {
        const bound = isBound();
        return bound === undefined ? { state: 'gone' } : doneIf(!bound);
      };
    },
  },
  undo: { by: 'change', inverse: ({ activity, item }) => ({ kind: 'bindActivity', activity, item }) },
};
