export interface Vacuum {
  /** Rewrites the file now, or, when that was just done, later without waiting for it. Never rejects. */
  request(): Promise<void>;
  /** Runs what an earlier process did not finish. */
  resume(): void;
  stop(): void;
}

export interface VacuumOptions {
  readonly run: () => Promise<void>;
  /** Whether rows were erased since the last run. */
  readonly isDue: () => boolean;
}

/** A run blocks all queries, for seconds where the file is large: at most this part of the time. */
const MAX_TIME_SHARE = 1 / 20;

/**
 * `secure_delete` overwrites deleted rows but not copies that SQLite left when it moved rows between pages; rewriting the
 * file removes those. A failed run (it needs the size of the file as free space) is repeated with the next request and at
 * the next start.
 */
export function createVacuum({ run, isDue }: VacuumOptions): Vacuum {
  let notBefore = 0;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function runNow(): Promise<void> {
    const startedAt = performance.now();
    try {
      if (isDue()) await run();
    } catch {
      // Still due.
    }
    const tookMs = performance.now() - startedAt;
    notBefore = performance.now() + tookMs / MAX_TIME_SHARE;
    running = undefined;
  }

  async function request(): Promise<void> {
    if (stopped) return;
    const wait = notBefore - performance.now();
    if (wait <= 0) {
      running ??= runNow();
      await running;
    } else if (timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        void request();
      }, wait).unref();
    }
  }

  return {
    request,
    resume: () => void request(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
