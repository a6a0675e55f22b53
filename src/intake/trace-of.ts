import { shortDigest } from '../short-digest.ts';

/**
 * What a delivery is called in logs, from its key: the same for one message by whichever way it was heard. The key itself
 * may hold a phone, as some channels make theirs of it.
 */
export function traceOf(key: string): string {
  return shortDigest(key, 16);
}
