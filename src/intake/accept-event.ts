import type { MemberId } from '../model/ids.ts';
import type { Inbox } from '../store/ports.ts';
import type { At } from '../write-points.ts';
import type { ReadableEvent } from './read-event.ts';
import { readEvent } from './read-event.ts';

export interface AcceptDeps {
  readonly inbox: Inbox;
  readonly now: () => number;
  readonly at: At;
  /** Something new waits for this portal. */
  readonly wake: (member: MemberId) => void;
  readonly onIgnored: (member: MemberId, event: string, because: string) => void;
}

/** A verified event into the inbox: on the disk when it resolves, and only then the portal gets its answer (spec 3.3). */
export function createAcceptEvent(deps: AcceptDeps) {
  return async (event: ReadableEvent & { readonly member: MemberId }): Promise<void> => {
    const reading = readEvent(event, deps.now(), 'message');
    if (reading.kind === 'ignored') {
      deps.onIgnored(event.member, event.name, reading.because);
      return;
    }
    deps.at('event.arrived');
    const [outcome] = await deps.inbox.append(event.member, [reading.entry]);
    deps.at('event.stored');
    if (outcome === 'stored') deps.wake(event.member);
  };
}
