import type { ResponseOf } from '../../contract/call.ts';
import type { health } from '../../contract/health.ts';

/** Whether the app needs this event or placement and does not have it. */
export function isMissing({ state, optional }: ResponseOf<typeof health>['events'][number]): boolean {
  return state !== 'bound' && !optional;
}

/** Whether the portal does not send the messages of open lines to the app. `false` where it cannot be checked. */
export function isWithoutMessages(events: ResponseOf<typeof health>['events']): boolean {
  return events.some((binding) => binding.name === 'ONOPENLINEMESSAGEADD' && isMissing(binding));
}
