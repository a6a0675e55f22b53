import type { Stores } from '../../store/ports.ts';
import type { AppendToAllDeps } from './append-to-all-inboxes.ts';
import { appendToAllInboxes } from './append-to-all-inboxes.ts';

export interface Sweeper {
  /** Puts a sweep hint into every portal's inbox: its lane reads the sessions changed since the last sweep. */
  sweep(): Promise<void>;
  stop(): void;
}

export type SweeperDeps = AppendToAllDeps & { readonly stores: Pick<Stores, 'claimTurn'> };

/** Of the interval: timers of several processes are not exact. */
const MIN_SHARE_BETWEEN_SWEEPS = 0.9;

/**
 * Sweeps periodically, whether events arrive or not (docs/spec.md 3.2); one of all processes does. `intervalSeconds`: 0 =
 * off.
 */
export function startSweeper(deps: SweeperDeps, intervalSeconds: number): Sweeper {
  const sweep = (): Promise<void> => appendToAllInboxes(deps, { type: 'sweep' });
  const intervalMs = intervalSeconds * 1000;
  const sweepIfDue = async (): Promise<void> => {
    if (await deps.stores.claimTurn('sweep', intervalMs * MIN_SHARE_BETWEEN_SWEEPS)) await sweep();
  };
  const timer =
    intervalSeconds > 0 ? setInterval(() => void sweepIfDue().catch(deps.onError), intervalMs) : undefined;
  return {
    sweep,
    stop: () => {
      clearInterval(timer);
    },
  };
}
