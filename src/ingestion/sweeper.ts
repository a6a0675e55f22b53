import type { AppendHintDeps } from './append-hint-to-all.ts';
import { appendHintToAll } from './append-hint-to-all.ts';

export interface Sweeper {
  /** Asks every portal for a look at what changed since the last one. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Lists changed sessions again and again, whatever events did or did not arrive (spec 3.2). 0 = off. */
export function startSweeper(
  deps: AppendHintDeps & { readonly onError: (error: unknown) => void },
  intervalSeconds: number,
): Sweeper {
  const sweep = (): Promise<void> => appendHintToAll(deps, { type: 'sweep' });
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
