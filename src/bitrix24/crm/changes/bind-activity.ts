import type { BindActivity } from '../../../domain/changes/bind-activity.ts';
import { bindingParams, requestIsBound } from './activity-binding.ts';
import { doneIf } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';

export const bindActivity: RestChange<BindActivity> = {
  command: ({ activity, item }, refOf) => ({
    method: 'crm.activity.binding.add',
    params: bindingParams(activity, refOf(item)),
  }),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState(reader, { activity, item }, refOf) {
      const isBound = requestIsBound(reader, activity, refOf(item));
      return () => {
        const bound = isBound();
        return bound === undefined ? { state: 'gone' } : doneIf(bound);
      };
    },
  },
  undo: {
    by: 'change',
    inverse: ({ activity, item }, refOf) => ({ kind: 'unbindActivity', activity, item: refOf(item) }),
  },
};
