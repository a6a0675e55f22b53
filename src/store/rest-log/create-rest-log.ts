import type { RestLog } from '../ports.ts';
import { REST_LOG_FOR } from '../retention.ts';
import type { RestLogRows } from '../sql/rest-log.ts';
import { createLineBuffer } from './line-buffer.ts';

/** A REST log that is written behind. */
export interface ClosableRestLog extends RestLog {
  /** What was added is stored when it resolves, or counted as lost; never rejects. */
  close(): Promise<void>;
}

/** How often old lines are deleted. */
const PRUNE_INTERVAL_MS = 600_000;

export function createRestLog(rows: RestLogRows, now: () => number): ClosableRestLog {
  let pruned = Number.NEGATIVE_INFINITY;
  const buffer = createLineBuffer(async (lines) => {
    await rows.append(lines);
    if (Math.abs(now() - pruned) < PRUNE_INTERVAL_MS) return;
    pruned = now();
    // The lines are stored, whatever becomes of the old ones.
    await rows.prune().catch(() => undefined);
  });
  return {
    add: buffer.add,
    lost: buffer.lost,
    close: buffer.close,
    async *read(query) {
      await buffer.flush();
      const asked = { ...query, from: Math.max(query.from, now() - REST_LOG_FOR) };
      for (let after: number | undefined = 0; after !== undefined;) {
        const page = await rows.page(asked, after);
        yield* page.lines;
        after = page.next;
      }
    },
  };
}
