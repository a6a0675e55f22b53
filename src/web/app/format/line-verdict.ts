import type { ResponseOf } from '../../contract/call.ts';
import type { health } from '../../contract/health.ts';

type HealthLine = ResponseOf<typeof health>['lines'][number];

/**
 * How messages of a line arrive: `direct` by events of the portal; `late` only by the regular check or the queue of missed
 * events; `silent`: nothing for some days although it is used; `never`: nothing so far; `unregistered`: the portal sends
 * no messages, whatever has arrived before.
 */
export interface LineVerdict {
  readonly state: 'direct' | 'late' | 'silent' | 'never' | 'unregistered';
  /** Unix ms of the newest event; 0 = never. */
  readonly lastAt: number;
  /** Whole days since then. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
/** A line that is silent longer is said to be. */
const SILENT_DAYS = 3;
const directSources: ReadonlySet<string> = new Set(['message', 'session']);

export function lineVerdict(
  { sources }: Pick<HealthLine, 'sources'>,
  { now, withoutMessages }: { readonly now: number; readonly withoutMessages: boolean },
): LineVerdict {
  const newest = (isIncluded: (source: string) => boolean): number =>
    Math.max(0, ...sources.filter(({ source }) => isIncluded(source)).map(({ at }) => at));
  const lastAt = newest(() => true);
  const days = Math.floor(Math.max(0, now - lastAt) / DAY_MS);
  if (withoutMessages) return { state: 'unregistered', lastAt, days };
  if (lastAt === 0) return { state: 'never', lastAt, days: 0 };
  if (days >= SILENT_DAYS) return { state: 'silent', lastAt, days };
  const directAt = newest((source) => directSources.has(source));
  // The regular check finds again what events brought: only a later find of its own counts.
  const isDirect = directAt > 0 && lastAt - directAt < DAY_MS;
  return { state: isDirect ? 'direct' : 'late', lastAt, days };
}
