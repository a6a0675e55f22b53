import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberId } from '../domain/ids.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';

/** A portal reads this long at full speed: some ten thousand usual messages. */
const BURST_MS = 500;
/** Then it gets this share of the time, so that slow texts of one portal leave the rest to the others. */
const SHARE = 0.25;
/** What a portal used is given back long before. */
const FORGET_AFTER_MS = 60_000;

/** Measures what a portal's texts cost. */
export interface ReadingPace {
  /** Runs `read` and counts its time. */
  measure<T>(read: () => T): T;
  /** Lets others run: a turn of the event loop now and then, as long as needed where the portal has used up its share. */
  pause(): Promise<void>;
}

/** For texts that no portal sends in bulk. */
export const unmeasured: ReadingPace = { measure: (read) => read(), pause: () => Promise.resolve() };

/** Time that each portal may spend on reading texts in this process. */
export class ReadingBudgets {
  /** Ms used of the burst, and when that was true (ms of the monotonic clock). */
  readonly #used = new Map<MemberId, { readonly ms: number; readonly at: number }>();

  /** Of one portal. */
  paceOf(member: MemberId): ReadingPace {
    const yieldToEventLoop = createYieldToEventLoop();
    return {
      measure: (read) => {
        const startedAt = performance.now();
        try {
          return read();
        } finally {
          this.#spend(member, startedAt, performance.now());
        }
      },
      pause: async () => {
        const over = (this.#used.get(member)?.ms ?? 0) - BURST_MS;
        if (over > 0) await sleep(over / SHARE);
        await yieldToEventLoop();
      },
    };
  }

  #spend(member: MemberId, startedAt: number, now: number): void {
    const before = this.#used.get(member) ?? { ms: 0, at: startedAt };
    const ms = Math.max(0, before.ms - (startedAt - before.at) * SHARE) + (now - startedAt);
    this.#used.delete(member);
    this.#used.set(member, { ms, at: now });
    // In the order of their last use.
    for (const [oldest, { at }] of this.#used) {
      if (now - at < FORGET_AFTER_MS) break;
      this.#used.delete(oldest);
    }
  }
}
