import type { ResponseOf } from '../../contract/call.ts';
import type { health } from '../../contract/health.ts';

/** Whether the app needs this event or placement and does not have it. */
export function isMissing({ state, optional }: ResponseOf<typeof health>['events'][number]): boolean {
  return state !== 'bound' && !optional;
}
