import { shortDigest } from '../runtime/short-digest.ts';
import type { NewInboxEntry } from '../store/ports.ts';

/**
 * Trace id of a delivery for logs: a digest of its key, so that a message has the same id from every source. The key
 * itself is not logged: some channels build their ids from phone numbers. Entries without a key use their content and
 * time.
 */
export function traceOf({ key, body, at }: NewInboxEntry): string {
  return shortDigest(key ?? `${JSON.stringify(body)}@${at}`, 16);
}
