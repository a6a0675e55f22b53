import type { MemberId } from '../../domain/ids.ts';
import type { Lanes } from '../../processing/lanes.ts';
import type { Timers } from '../../runtime/timers.ts';
import type { Inbox } from '../../store/ports.ts';

export interface UnprovenEventsDeps {
  readonly inbox: Pick<Inbox, 'append'>;
  readonly lanes: Pick<Lanes, 'notify'>;
  readonly timers: Timers;
  /** Unix ms. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Somebody may send such events without end: the portal is read at most this often because of them. */
const READ_INTERVAL_MS = 30_000;

/**
 * For events whose sender is not proven while the portal's application token is not known yet. Nothing in them is used:
 * the lane reads the portal's offline queue and its changed sessions instead, so what the event was about is not lost.
 * Durable when it resolves, unless the portal was read within `READ_INTERVAL_MS`: then it is read again after that.
 */
export function createUnprovenEvents(deps: UnprovenEventsDeps): (member: MemberId) => Promise<void> {
  const { inbox, lanes, timers, now, onError } = deps;
  /** Portals that were read, with whether another event came since. */
  const recent = new Map<MemberId, { again: boolean }>();

  const read = async (member: MemberId): Promise<void> => {
    const entry = { again: false };
    recent.set(member, entry);
    timers.after(READ_INTERVAL_MS, () => {
      recent.delete(member);
      if (entry.again) void read(member).catch(onError);
    });
    const at = now();
    await inbox.append(member, [
      { body: { type: 'offline', ping: false }, at },
      { body: { type: 'sweep' }, at },
    ]);
    lanes.notify(member);
  };

  return async (member) => {
    const known = recent.get(member);
    if (known) known.again = true;
    else await read(member);
  };
}
