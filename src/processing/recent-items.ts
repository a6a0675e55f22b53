import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { MemberId } from '../domain/ids.ts';

/** The event of a write arrives within seconds; a count that is older belongs to an event that never came. */
const OWN_WRITE_MS = 60_000;
const MAX_ITEMS = 20_000;

/**
 * What this process knows of CRM items that changed a moment ago. It saves requests and decides nothing: after a restart
 * an item more is read, or an own item that a robot fills is noticed only when the customer writes.
 */
export interface RecentItems {
  /** The app wrote these items, each as often as it is listed: so many events are its own. */
  wrote(member: MemberId, refs: readonly CrmRef[]): void;
  /** Whether an update of the item is the app's own; each is counted off. */
  isOwnWrite(member: MemberId, ref: CrmRef): boolean;
  /** The item was just created, by whoever: it may belong to a chat. */
  created(member: MemberId, ref: CrmRef): void;
  /** Whether the item may belong to a chat that is not bound. */
  mayBelongToChat(member: MemberId, ref: CrmRef): boolean;
  /** It belongs to none. */
  belongsToNoChat(member: MemberId, ref: CrmRef): void;
}

/** `now`: Unix ms. */
export function createRecentItems(now: () => number): RecentItems {
  const writes = new Map<string, { readonly count: number; readonly until: number }>();
  const createdItems = new Set<string>();
  const keyOf = (member: MemberId, ref: CrmRef): string => `${member} ${refKey(ref)}`;
  return {
    wrote(member, refs) {
      for (const ref of refs) {
        const key = keyOf(member, ref);
        const count = countOf(writes.get(key), now()) + 1;
        writes.delete(key);
        writes.set(key, { count, until: now() + OWN_WRITE_MS });
      }
      prune(writes);
    },
    isOwnWrite(member, ref) {
      const key = keyOf(member, ref);
      const entry = writes.get(key);
      const count = countOf(entry, now());
      if (!entry || count <= 1) writes.delete(key);
      else writes.set(key, { ...entry, count: count - 1 });
      return count > 0;
    },
    created(member, ref) {
      createdItems.add(keyOf(member, ref));
      prune(createdItems);
    },
    mayBelongToChat: (member, ref) => createdItems.has(keyOf(member, ref)),
    belongsToNoChat(member, ref) {
      createdItems.delete(keyOf(member, ref));
    },
  };
}

function countOf(entry: { readonly count: number; readonly until: number } | undefined, now: number): number {
  return entry && entry.until >= now ? entry.count : 0;
}

/** Removes the oldest. */
function prune(known: Map<string, unknown> | Set<string>): void {
  for (const key of known.keys()) {
    if (known.size <= MAX_ITEMS) return;
    known.delete(key);
  }
}
