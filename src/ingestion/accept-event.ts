import type { MemberId } from '../domain/ids.ts';
import type { Inbox } from '../store/ports.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import type { EventToParse } from './parse-event.ts';
import { parseEvent } from './parse-event.ts';
import { traceOf } from './delivery-trace.ts';

/** What became of a verified event. */
export type AcceptedEvent = { readonly member: MemberId; readonly event: string } & (
  | { readonly outcome: 'accepted' | 'duplicate'; readonly trace: string }
  | { readonly outcome: 'ignored'; readonly because: string }
);

export interface AcceptDeps {
  readonly inbox: Inbox;
  readonly now: () => number;
  readonly onCrashPoint: OnCrashPoint;
  /** Something new waits for this portal. */
  readonly notifyLane: (member: MemberId) => void;
  readonly onEvent: (event: AcceptedEvent) => void;
}

/** A verified event into the inbox: on the disk when it resolves, and only then the portal gets its answer (spec 3.3). */
export function createAcceptEvent(deps: AcceptDeps) {
  return async (event: EventToParse & { readonly member: MemberId }): Promise<void> => {
    const reading = parseEvent(event, deps.now(), 'message');
    const told = { member: event.member, event: event.name };
    if (reading.kind === 'ignored') {
      deps.onEvent({ ...told, outcome: 'ignored', because: reading.because });
      return;
    }
    deps.onCrashPoint('event.arrived');
    const [stored] = await deps.inbox.append(event.member, [reading.entry]);
    deps.onCrashPoint('event.stored');
    const outcome = stored === 'stored' ? 'accepted' : 'duplicate';
    deps.onEvent({ ...told, outcome, trace: traceOf(reading.entry) });
    if (stored === 'stored') deps.notifyLane(event.member);
  };
}
