import type { Timers } from '../../src/runtime/timers.ts';

interface Due {
  readonly at: number;
  readonly work: () => void;
}

/** Timers that run when a test says so: hours pass at once. */
export class ManualTimers implements Timers {
  readonly #now: () => number;
  readonly #waiting = new Set<Due>();

  constructor(now: () => number) {
    this.#now = now;
  }

  after(ms: number, work: () => void): () => void {
    const due = { at: this.#now() + ms, work };
    this.#waiting.add(due);
    return () => void this.#waiting.delete(due);
  }

  /** Unix ms of the next one; `undefined` where nothing waits. */
  get next(): number | undefined {
    return this.#waiting.size === 0 ? undefined : Math.min(...[...this.#waiting].map(({ at }) => at));
  }

  /** Runs what is due by now. */
  run(): void {
    for (const due of [...this.#waiting].filter(({ at }) => at <= this.#now())) {
      this.#waiting.delete(due);
      due.work();
    }
  }
}
