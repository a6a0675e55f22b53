import type { Timers } from '../../src/runtime/timers.ts';

interface DueTimer {
  readonly dueAt: number;
  readonly work: () => void;
}

/** Timers that run only when a test calls `runDue`: hours of waiting take no time. */
export class ManualTimers implements Timers {
  readonly #now: () => number;
  readonly #pending = new Set<DueTimer>();

  constructor(now: () => number) {
    this.#now = now;
  }

  now(): number {
    return this.#now();
  }

  after(ms: number, work: () => void): () => void {
    const due = { dueAt: this.#now() + ms, work };
    this.#pending.add(due);
    return () => void this.#pending.delete(due);
  }

  /** When the next timer is due, Unix ms; `undefined` when there is none. */
  get nextDueAt(): number | undefined {
    return this.#pending.size === 0 ? undefined : Math.min(...[...this.#pending].map(({ dueAt }) => dueAt));
  }

  /** Runs all timers that are due now. */
  runDue(): void {
    for (const due of [...this.#pending].filter(({ dueAt }) => dueAt <= this.#now())) {
      this.#pending.delete(due);
      due.work();
    }
  }
}
