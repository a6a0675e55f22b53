import type { MemberId } from '../../domain/ids.ts';
import type { VerifiedEvent } from '../../bitrix24/auth/verify-event.ts';
import { traceOf } from '../../ingestion/delivery-trace.ts';
import { parseEvent } from '../../ingestion/parse-event.ts';
import type { Lanes } from '../../processing/lanes.ts';
import type { Inbox } from '../../store/ports.ts';
import type { InboxCapacity } from './inbox-capacity.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';

/** The outcome of a verified event. `trace`: its name in the log; `because`: why it needs no processing. */
export type EventReport = { readonly member: MemberId; readonly event: string } & (
  | { readonly outcome: 'accepted' | 'duplicate'; readonly trace: string }
  | { readonly outcome: 'ignored'; readonly because: string }
);

export interface AcceptEventDeps {
  readonly inbox: Pick<Inbox, 'append'>;
  readonly hasCapacity: InboxCapacity;
  readonly lanes: Pick<Lanes, 'notify'>;
  /** Unix ms. */
  readonly now: () => number;
  readonly onCrashPoint: OnCrashPoint;
  /** For log and metrics. */
  readonly onEvent: (report: EventReport) => void;
}

/**
 * Stores a verified event in the inbox and starts a run of the portal's lane. The event is on the disk when it
 * resolves; only then may the portal get its answer (docs/spec.md 3.3). `full`: too much waits for the portal, nothing was
 * stored. Throws `StoreError`.
 */
export type AcceptEvent = (event: VerifiedEvent) => Promise<'accepted' | 'full'>;

export function createAcceptEvent(deps: AcceptEventDeps): AcceptEvent {
  const { inbox, hasCapacity, lanes, now, onCrashPoint, onEvent } = deps;
  return async function acceptEvent(event) {
    const { member, name } = event;
    const { entries, ignored } = parseEvent(event, now(), 'message');
    for (const because of ignored) onEvent({ member, event: name, outcome: 'ignored', because });
    if (entries.length === 0) return 'accepted';
    if (!(await hasCapacity(member, entries))) return 'full';
    onCrashPoint('event.arrived');
    const stored = await inbox.append(member, entries);
    onCrashPoint('event.stored');
    entries.forEach((entry, index) => {
      const outcome = stored[index] === 'stored' ? 'accepted' : 'duplicate';
      onEvent({ member, event: name, outcome, trace: traceOf(entry) });
    });
    if (stored.includes('stored')) lanes.notify(member);
    return 'accepted';
  };
}
