import type { MemberId } from '../domain/ids.ts';
import type { Inbox } from '../store/ports.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import type { EventToParse } from './parse-event.ts';
import { parseEvent } from './parse-event.ts';
import { traceOf } from './delivery-trace.ts';

/** The outcome of a verified event. */
export type AcceptedEvent = { readonly member: MemberId; readonly event: string } & (
  | { readonly outcome: 'accepted' | 'duplicate'; readonly trace: string }
  | { readonly outcome: 'ignored'; readonly because: string }
);

export interface AcceptDeps {
  readonly inbox: Inbox;
  readonly now: () => number;
  readonly onCrashPoint: OnCrashPoint;
  /** Called when a new entry was stored for the portal. */
  readonly notifyLane: (member: MemberId) => void;
  readonly onEvent: (event: AcceptedEvent) => void;
}

/**
 * Stores a verified event in the inbox. Durable when it resolves: only then may the portal get its answer (spec 3.3).
 */
export function createAcceptEvent(deps: AcceptDeps) {
  return async (event: EventToParse & { readonly member: MemberId }): Promise<void> => {
    const parsed = parseEvent(event, deps.now(), 'message');
    const logged = { member: event.member, event: event.name };
    if (parsed.kind === 'ignored') {
      deps.onEvent({ ...logged, outcome: 'ignored', because: parsed.because });
      return;
    }
    deps.onCrashPoint('event.arrived');
    const [stored] = await deps.inbox.append(event.member, [parsed.entry]);
    deps.onCrashPoint('event.stored');
    const outcome = stored === 'stored' ? 'accepted' : 'duplicate';
    deps.onEvent({ ...logged, outcome, trace: traceOf(parsed.entry) });
    if (stored === 'stored') deps.notifyLane(event.member);
  };
}
