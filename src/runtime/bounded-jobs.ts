export interface BoundedJobs {
  /**
   * Runs `work` for each key, a few at a time over all calls; resolves when all of them have ended. A key that is running or
   * whose last failure is too recent is left out. `work` resolves with whether it succeeded; it must not reject.
   */
  run(keys: readonly string[], work: (key: string) => Promise<boolean>): Promise<void>;
}

export interface BoundedJobsOptions {
  readonly concurrency: number;
  /** Work that takes longer lets another one start beside it. Milliseconds. */
  readonly slowMs: number;
  /** Wait after the first failure of a key, doubled by each further one. Milliseconds; 0: none. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  /** Unix ms. */
  readonly now: () => number;
}

/** Runs work for many keys so that slow or failing ones do not hold up the others for long. */
export function createBoundedJobs({
  concurrency,
  slowMs,
  firstWaitMs,
  maxWaitMs,
  now,
}: BoundedJobsOptions): BoundedJobs {
  const running = new Set<string>();
  const failures = new Map<string, { readonly count: number; readonly retryAt: number }>();
  const queue: (() => Promise<void>)[] = [];
  let active = 0;

  const isDue = (key: string): boolean => !running.has(key) && (failures.get(key)?.retryAt ?? 0) <= now();

  async function runOne(key: string, work: (key: string) => Promise<boolean>): Promise<void> {
    const hasSucceeded = await work(key);
    running.delete(key);
    const count = failures.get(key)?.count ?? 0;
    if (hasSucceeded) failures.delete(key);
    else
      failures.set(key, {
        count: count + 1,
        retryAt: now() + Math.min(maxWaitMs, firstWaitMs * 2 ** count),
      });
  }

  function startNext(): void {
    while (active < concurrency) {
      const next = queue.shift();
      if (!next) return;
      active += 1;
      let isCounted = true;
      const makeRoom = (): void => {
        clearTimeout(timer);
        if (!isCounted) return;
        isCounted = false;
        active -= 1;
        startNext();
      };
      const timer = slowMs === Infinity ? undefined : setTimeout(makeRoom, slowMs).unref();
      void next().finally(makeRoom);
    }
  }

  return {
    async run(keys, work) {
      const due = [...new Set(keys)].filter(isDue);
      for (const key of due) running.add(key);
      const all = due.map(
        (key) => new Promise<void>((resolve) => queue.push(() => runOne(key, work).finally(resolve))),
      );
      startNext();
      await Promise.all(all);
    },
  };
}
