import { LRUCache } from 'lru-cache';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import type { MemberId, Phone } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { NewestPhones } from '../sql/newest-phones.ts';
import type { FirstPhoneWriter } from './first-phone-writer.ts';
import { createHeldLanes } from './held-lanes.ts';
import {
  applyChanges,
  cachedPhones,
  knownPhones,
  isKnownUnbound,
  addAnswer,
  MAX_PHONES,
  type CustomerChanges,
  type KnownPhones,
} from './known-phones.ts';

/** Limit for all portals together. */
const MAX_PHONES_IN_MEMORY = 100_000;

/** Reads of the database that the cache makes. */
interface FirstPhoneSource {
  revision(member: MemberId): Promise<number | undefined>;
  newestPhones(member: MemberId, limit: number): Promise<NewestPhones>;
  customersByPhone(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
}

export interface FirstPhonesOptions {
  readonly source: FirstPhoneSource;
  /** No other process writes: a revision that was compared once stays valid. */
  readonly soleWriter: boolean;
  /** Absent: the cache exists in memory only. */
  readonly writer?: FirstPhoneWriter;
}

/**
 * Local cache of first-phone bindings (docs/spec.md 5, rule 3). The database is the source of truth: the cache is rebuilt from it
 * when missing, damaged or of another revision, and answers only while this process holds the portal's lane.
 */
export interface FirstPhones {
  /** Runs `work`, during which this process holds the portal's lane. */
  whileHeld<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** The customers that had these phones first; reads the database for phones that the cache does not know. */
  find(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
  /** Applies a recorded batch; `revision` is the portal's revision after it. */
  recorded(member: MemberId, batch: CustomerChanges, revision: number): void;
  /** Discards a portal's phones, after a write with unknown result. */
  invalidate(member: MemberId): void;
  /** Removes the portal from memory and disk, after an erasure. */
  erase(member: MemberId): Promise<void>;
  /** Writes stale files. */
  close(): Promise<void>;
}

export function createFirstPhones({ source, soleWriter, writer }: FirstPhonesOptions): FirstPhones {
  const portals = new LRUCache<MemberId, KnownPhones>({
    maxSize: MAX_PHONES_IN_MEMORY,
    sizeCalculation: ({ phones }) => phones.size + 1,
  });
  const loader = createLoader({ source, portals, ...(writer && { writer }) });
  const lanes = createHeldLanes((member) => {
    const known = portals.peek(member);
    // From here on another process may take the lane and change bindings.
    if (known !== undefined && !soleWriter) known.checked = false;
  });

  writer?.start((member) => {
    const known = portals.peek(member);
    return known && cachedPhones(known);
  });

  return {
    whileHeld: lanes.whileHeld,
    async find(member, phones) {
      const known = lanes.isHeld(member) && phones.length > 0 ? await loader.current(member) : undefined;
      // The lane may have been released meanwhile.
      if (known === undefined || !lanes.isHeld(member)) return source.customersByPhone(member, phones);
      const found = new Map<Phone, CustomerRecord>();
      const unknown: Phone[] = [];
      for (const phone of phones) {
        const customer = known.phones.get(phoneIdentity(phone));
        if (customer !== undefined) found.set(phone, customer);
        else if (!isKnownUnbound(known, phoneIdentity(phone))) unknown.push(phone);
      }
      if (unknown.length === 0) return found;
      const { changeCount } = known;
      const fromDatabase = await source.customersByPhone(member, unknown);
      // Bindings changed during the read: what was found before it may be stale.
      if (known.changeCount !== changeCount) return source.customersByPhone(member, phones);
      for (const phone of unknown) addAnswer(known, phoneIdentity(phone), fromDatabase.get(phone));
      // Its size may have changed: `set` computes it again.
      if (portals.peek(member) === known) portals.set(member, known);
      return new Map([...found, ...fromDatabase]);
    },
    recorded(member, batch, revision) {
      const known = portals.peek(member);
      if (known === undefined || revision !== known.revision + 1) {
        loader.discard(member);
        return;
      }
      applyChanges(known, batch, revision);
      writer?.changed(member);
    },
    invalidate: loader.discard,
    async erase(member) {
      loader.discard(member);
      await writer?.remove(member);
    },
    close: async () => writer?.close(),
  };
}

interface LoaderDeps extends Pick<FirstPhonesOptions, 'source' | 'writer'> {
  readonly portals: LRUCache<MemberId, KnownPhones>;
}

interface Loader {
  /** The portal's phones at the database's revision; `undefined` where they changed while they were read. */
  current(member: MemberId): Promise<KnownPhones | undefined>;
  /** Removes a portal from memory; what is being read of it is not stored in memory either. */
  discard(member: MemberId): void;
}

/** Loads a portal's phones: from memory, from the file, or from the database. */
function createLoader({ source, writer, portals }: LoaderDeps): Loader {
  const loads = new Map<MemberId, Promise<KnownPhones | undefined>>();

  async function load(
    member: MemberId,
    known: KnownPhones | undefined,
    isDiscarded: () => boolean,
  ): Promise<KnownPhones | undefined> {
    const revision = await source.revision(member);
    if (revision === undefined || isDiscarded()) return undefined;
    if (known !== undefined && known.revision === revision) {
      known.checked = true;
      return known;
    }
    const cached = await writer?.read(member);
    const isCurrent = cached?.revision === revision;
    const found = isCurrent ? cached : await source.newestPhones(member, MAX_PHONES);
    if (found.revision === undefined || isDiscarded()) return undefined;
    const loaded = knownPhones({
      revision: found.revision,
      phones: new Map(found.phones),
      complete: found.complete,
    });
    portals.set(member, loaded);
    if (!isCurrent) writer?.changed(member);
    return loaded;
  }

  return {
    async current(member) {
      const known = portals.get(member);
      if (known?.checked === true) return known;
      const running = loads.get(member);
      if (running !== undefined) return running;
      const isDiscarded = (): boolean => loads.get(member) !== started;
      const started = load(member, known, isDiscarded).finally(() => {
        if (!isDiscarded()) loads.delete(member);
      });
      loads.set(member, started);
      return started;
    },
    discard(member) {
      portals.delete(member);
      loads.delete(member);
    },
  };
}
