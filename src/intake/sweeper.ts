import type { MemberId } from '../model/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { InboxBody } from './inbox-body.ts';

export interface Sweeper {
  /** Asks every portal for a look at what changed since the last one. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Lists changed sessions again and again, whatever events did or did not arrive (spec 3.2). 0 = off. */
export function startSweeper(
  deps: {
    readonly stores: Stores;
    readonly now: () => number;
    readonly wake: (member: MemberId) => void;
    readonly onError: (error: unknown) => void;
  },
  intervalSeconds: number,
): Sweeper {
  async function sweep(): Promise<void> {
    const body: InboxBody = { type: 'sweep' };
    const portals = await deps.stores.portals.list();
    for (const { memberId, state } of portals) {
      if (state !== 'active') continue;
      await deps.stores.inbox.append(memberId, [{ body, at: deps.now() }]);
      deps.wake(memberId);
    }
  }
  const timer =
    intervalSeconds > 0
      ? setInterval(() => void sweep().catch(deps.onError), intervalSeconds * 1000)
      : undefined;
  return {
    sweep,
    stop: () => {
      clearInterval(timer);
    },
  };
}
