import { shortDigest } from '../runtime/short-digest.ts';
import { keyDigest } from '../store/key-digest.ts';
import type { InboxEntry, NewInboxEntry } from '../store/ports.ts';

/**
 * What a delivery is called in logs, from the digest of its key: the same for one message by whichever way it came. What
 * has no key is known by its body and its time.
 */
export function traceOf(entry: NewInboxEntry | InboxEntry): string {
  const { body, at } = entry;
  return shortDigest(digestOf(entry) ?? `${JSON.stringify(body)}@${at}`, 16);
}

function digestOf(entry: NewInboxEntry | InboxEntry): string | undefined {
  if ('id' in entry) return entry.digest;
  return entry.key === undefined ? undefined : keyDigest(entry.key);
}
