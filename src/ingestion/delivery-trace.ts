import { shortDigest } from '../runtime/short-digest.ts';
import { keyDigest } from '../store/key-digest.ts';
import type { InboxEntry, NewInboxEntry } from '../store/ports.ts';

/**
 * Trace id of a delivery for logs: a digest of its key, so that a message has the same id from every source. The key
 * itself is not logged: some channels build their ids from phone numbers. Entries without a key use their content and
 * time.
 */
export function traceOf(entry: NewInboxEntry | InboxEntry): string {
  const { body, at } = entry;
  return shortDigest(digestOf(entry) ?? `${JSON.stringify(body)}@${at}`, 16);
}

function digestOf(entry: NewInboxEntry | InboxEntry): string | undefined {
  if ('id' in entry) return entry.digest;
  return entry.key === undefined ? undefined : keyDigest(entry.key);
}
