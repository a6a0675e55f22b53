import type { AppendToAllDeps } from './append-to-all-inboxes.ts';
import { appendToAllInboxes } from './append-to-all-inboxes.ts';

export interface Sweeper {
  /** Requests a sweep of every active portal. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Requests sweeps at an interval, independent of events (spec 3.2). `intervalSeconds` 0 = off. */
export function startSweeper(
  deps: AppendToAllDeps & { readonly onError: (error: unknown) => void },
  intervalSeconds: number,
): Sweeper {
  const sweep = (): Promise<void> => appendToAllInboxes(deps, { type: 'sweep' });
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
