import { LRUCache } from 'lru-cache';

export interface BucketSize {
  /** What a full bucket holds. */
  readonly burst: number;
  readonly perSecond: number;
}

/** One bucket per key; a key that was not used for long has a full one. */
export interface TokenBuckets {
  /** Takes one token where more than `left` are there; `false` where not. */
  take(key: string, left?: number): boolean;
}

const MAX_KEYS = 10_000;

/** `clock`: milliseconds that never go back. */
export function createTokenBuckets(
  { burst, perSecond }: BucketSize,
  clock: () => number = () => performance.now(),
): TokenBuckets {
  const buckets = new LRUCache<string, { readonly tokens: number; readonly at: number }>({ max: MAX_KEYS });
  return {
    take(key, left = 0) {
      const now = clock();
      const known = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond);
      const isThere = tokens >= left + 1;
      buckets.set(key, { tokens: isThere ? tokens - 1 : tokens, at: now });
      return isThere;
    },
  };
}
