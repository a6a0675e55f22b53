import type { Clock } from '../base/clock.ts';
import { RestError } from '../base/rest-error.ts';

export interface Bucket {
  /** Requests per second that drain. */
  readonly drain: number;
  /** Requests above this level are refused. */
  readonly burst: number;
}

const OPERATING_WINDOW_MS = 600_000;

/** Request and operating-time limits; off until a test sets them (docs/bitrix24/batch-and-limits.md#request-rate). */
export class Limits {
  /** `{drain: 2, burst: 50}` for most plans, `{drain: 5, burst: 250}` for Enterprise. */
  bucket: Bucket | undefined;
  /** Operating seconds per method in ten minutes; 480 in the documentation. */
  operatingLimit: number | undefined;
  /** Operating seconds of one call of a method. */
  operatingCost: (method: string) => number = () => 0;
  /** What answers say as `operating_reset_at` instead of the true time (unix seconds). */
  claimedReset: ((resetAt: number) => unknown) | undefined;
  readonly #clock: Clock;
  readonly #levels = new Map<string, { level: number; at: number }>();
  readonly #spent = new Map<string, { at: number; seconds: number }[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a request of a source address; throws 503 above the burst. */
  request(source: string): void {
    if (!this.bucket) return;
    const now = this.#clock.now();
    const known = this.#levels.get(source) ?? { level: 0, at: now };
    const level = Math.max(0, known.level - ((now - known.at) / 1000) * this.bucket.drain);
    if (level + 1 > this.bucket.burst) {
      this.#levels.set(source, { level, at: now });
      throw new RestError(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests');
    }
    this.#levels.set(source, { level: level + 1, at: now });
  }

  /** Throws 429 when the operating time of a method is used up; otherwise counts this call. */
  operate(method: string): { seconds: number; resetAt: unknown } {
    const now = this.#clock.now();
    const spent = (this.#spent.get(method) ?? []).filter((entry) => entry.at > now - OPERATING_WINDOW_MS);
    const before = spent.reduce((sum, entry) => sum + entry.seconds, 0);
    const resetAt = Math.ceil(((spent[0]?.at ?? now) + OPERATING_WINDOW_MS) / 1000);
    if (this.operatingLimit !== undefined && before >= this.operatingLimit) {
      // Without a time: only successful answers tell it (docs/bitrix24/batch-and-limits.md#operating-time).
      throw new RestError(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.');
    }
    const cost = this.operatingCost(method);
    if (cost > 0) spent.push({ at: now, seconds: cost });
    this.#spent.set(method, spent);
    return { seconds: before + cost, resetAt: this.claimedReset ? this.claimedReset(resetAt) : resetAt };
  }
}
