import type { AppendHintDeps } from './append-hint-to-all.ts';
import { appendHintToAll } from './append-hint-to-all.ts';

export interface Sweeper {
  /** Puts a sweep hint into every portal's inbox: its lane reads the sessions changed since the last sweep. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Sweeps periodically, whether events arrive or not (spec 3.2). `intervalSeconds`: 0 = off. */
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
