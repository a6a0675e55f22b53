import type { RestLog } from '../ports.ts';
import { REST_LOG_RETENTION_MS } from '../retention.ts';
import type { RestLogRows } from '../sql/rest-log.ts';
import { createLineBuffer } from './line-buffer.ts';

/** A REST log that buffers its lines and writes them in the background. */
export interface ClosableRestLog extends RestLog {
  /** Stores the lines that were added or counts them as lost; never rejects. */
  close(): Promise<void>;
}

/** How often old lines are deleted. */
const PRUNE_INTERVAL_MS = 600_000;

export function createRestLog(rows: RestLogRows, now: () => number): ClosableRestLog {
  let prunedAt = Number.NEGATIVE_INFINITY;
  const buffer = createLineBuffer(async (lines) => {
    await rows.append(lines);
    if (Math.abs(now() - prunedAt) < PRUNE_INTERVAL_MS) return;
    prunedAt = now();
    // A failed deletion of old lines is tried again later.
    await rows.prune().catch(() => undefined);
  });
  return {
    add: buffer.add,
    lost: buffer.lost,
    close: buffer.close,
    async *read(query) {
      await buffer.flush();
      const limited = { ...query, from: Math.max(query.from, now() - REST_LOG_RETENTION_MS) };
      for (let after: number | undefined = 0; after !== undefined;) {
        const page = await rows.readPage(limited, after);
        yield* page.lines;
        after = page.next;
      }
    },
  };
}
