export interface Vacuum {
  /** Rewrites the file now, or later where it was just done: then nothing is waited for. Never rejects. */
  request(): Promise<void>;
  /** Requests what an earlier process did not come to. */
  resume(): void;
  stop(): void;
}

export interface VacuumOptions {
  readonly run: () => Promise<void>;
  /** Whether something was deleted since the last run. */
  readonly isDue: () => boolean;
}

/** A run may take so small a part of the time: it holds everybody up for seconds where the file is large. */
const TIME_SHARE = 1 / 20;

/**
 * Overwriting deleted rows leaves copies of rows that SQLite moved between pages before; rewriting the whole file leaves
 * none. One that fails (it needs as much space again) is tried with the next request, and at the next start.
 */
export function createVacuum({ run, isDue }: VacuumOptions): Vacuum {
  let notBefore = 0;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function runNow(): Promise<void> {
    const began = performance.now();
    try {
      if (isDue()) await run();
    } catch {
      // Still due.
    }
    const took = performance.now() - began;
    notBefore = performance.now() + took / TIME_SHARE;
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
