import type { AppendToAllDeps } from './append-to-all-inboxes.ts';
import { appendToAllInboxes } from './append-to-all-inboxes.ts';

export interface Sweeper {
  /** Puts a sweep hint into every portal's inbox: its lane reads the sessions changed since the last sweep. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Sweeps periodically, whether events arrive or not (docs/spec.md 3.2). `intervalSeconds`: 0 = off. */
export function startSweeper(deps: AppendToAllDeps, intervalSeconds: number): Sweeper {
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
