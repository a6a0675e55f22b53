import { LRUCache } from 'lru-cache';
import type { MemberId } from '../../domain/ids.ts';
import type { Inbox, NewInboxEntry, QueueLoad, SettingsStore } from '../../store/ports.ts';
import { noteRefusedEvents } from '../../processing/catch-up.ts';

/**
 * Limits of one portal's waiting events: about a day of a busy portal that does not answer. Whoever knows an application
 * token can post events; disk and memory for them end here.
 */
const MAX_WAITING_ENTRIES = 50_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** A full queue is counted again at most this often; any queue that gets events, as lanes and other processes add too. */
const RECOUNT_FULL_MS = 1_000;
const RECOUNT_MS = 60_000;
const MAX_COUNTED_PORTALS = 10_000;

/** Whether new events of the portal are refused. */
export function isFull({ waiting, bytes }: Pick<QueueLoad, 'waiting' | 'bytes'>): boolean {
  return waiting >= MAX_WAITING_ENTRIES || bytes >= MAX_WAITING_BYTES;
}

export interface InboxCapacityDeps {
  readonly stores: {
    readonly inbox: Pick<Inbox, 'load'>;
    readonly settings: Pick<SettingsStore, 'putNote'>;
  };
  /** Unix ms. */
  readonly now: () => number;
}

/**
 * Whether the portal's queue takes these entries. Where not, it is noted for the next sweep to read what is missed. Throws
 * `StoreError`.
 */
export type InboxCapacity = (member: MemberId, entries: readonly NewInboxEntry[]) => Promise<boolean>;

/** What waited when it was counted, with the events since: lanes take entries meanwhile. */
interface Counted {
  waiting: number;
  bytes: number;
  readonly at: number;
  isNoted: boolean;
}

/** Counts in the database only now and then. */
export function createInboxCapacity({ stores, now }: InboxCapacityDeps): InboxCapacity {
  const portals = new LRUCache<MemberId, Promise<Counted>>({ max: MAX_COUNTED_PORTALS });

  const count = (member: MemberId): Promise<Counted> => {
    const counting = stores.inbox
      .load(member)
      .then(({ waiting, bytes }): Counted => ({ waiting, bytes, at: now(), isNoted: false }));
    portals.set(member, counting);
    counting.catch(() => {
      if (portals.peek(member) === counting) portals.delete(member);
    });
    return counting;
  };

  const current = async (member: MemberId): Promise<Counted> => {
    const counted = await (portals.get(member) ?? count(member));
    const age = Math.abs(now() - counted.at);
    return age >= (isFull(counted) ? RECOUNT_FULL_MS : RECOUNT_MS) ? count(member) : counted;
  };

  return async (member, entries) => {
    const counted = await current(member);
    if (isFull(counted)) {
      if (!counted.isNoted) await noteRefusedEvents(stores.settings, member);
      counted.isNoted = true;
      return false;
    }
    counted.waiting += entries.length;
    for (const { body } of entries) counted.bytes += JSON.stringify(body).length;
    return true;
  };
}
