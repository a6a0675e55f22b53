import { shortDigest } from '../runtime/short-digest.ts';
import type { NewInboxEntry } from '../store/ports.ts';

/**
 * What a delivery is called in logs, from its key: the same for one message by whichever way it was heard. The key itself
 * may hold a phone, as some channels make theirs of it. What has no key is known by what it says, and when.
 */
export function traceOf({ key, body, at }: NewInboxEntry): string {
  return shortDigest(key ?? `${JSON.stringify(body)}@${at}`, 16);
}
