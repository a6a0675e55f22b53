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
  knowsNobodyHas,
  learn,
  MAX_PHONES,
  type CustomerChanges,
  type KnownPhones,
} from './known-phones.ts';

/** Phones of all portals that are kept in memory. */
const MAX_PHONES_IN_MEMORY = 100_000;

/** What the cache asks the database for. */
interface FirstPhoneSource {
  revision(member: MemberId): Promise<number | undefined>;
  newestPhones(member: MemberId, limit: number): Promise<NewestPhones>;
  customersByPhone(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
}

export interface FirstPhonesOptions {
  readonly source: FirstPhoneSource;
  /** No other process writes: what was compared once stays right. */
  readonly soleWriter: boolean;
  /** Absent: nothing is kept on the disk. */
  readonly writer?: FirstPhoneWriter;
}

/**
 * The local cache of first-phone bindings (docs/spec.md 5, rule 3): never the truth, rebuilt from the database when it is missing,
 * damaged or of another revision. It answers only while this process holds the portal's lane.
 */
export interface FirstPhones {
  /** Runs `work`, during which this process holds the portal's lane. */
  whileHeld<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** Who had these phones first; asks the database where the cache does not know. */
  find(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
  /** A round was recorded; `revision` is the number that the portal's customers have since. */
  recorded(member: MemberId, round: CustomerChanges, revision: number): void;
  /** Nobody knows what became of a change. */
  doubt(member: MemberId): void;
  /** Something of the portal was erased: nothing of it stays in memory or on the disk. */
  erased(member: MemberId): Promise<void>;
  /** Writes what is not written yet. */
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
    // Another process may take the lane now, and change what is bound to whom.
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
      // The lane may have been given back meanwhile.
      if (known === undefined || !lanes.isHeld(member)) return source.customersByPhone(member, phones);
      const found = new Map<Phone, CustomerRecord>();
      const unknown: Phone[] = [];
      for (const phone of phones) {
        const customer = known.phones.get(phoneIdentity(phone));
        if (customer !== undefined) found.set(phone, customer);
        else if (!knowsNobodyHas(known, phoneIdentity(phone))) unknown.push(phone);
      }
      if (unknown.length === 0) return found;
      const { changes } = known;
      const asked = await source.customersByPhone(member, unknown);
      // Something changed while it was asked for: what was found before may be old by now.
      if (known.changes !== changes) return source.customersByPhone(member, phones);
      for (const phone of unknown) learn(known, phoneIdentity(phone), asked.get(phone));
      // It may have grown: its size is counted again.
      if (portals.peek(member) === known) portals.set(member, known);
      return new Map([...found, ...asked]);
    },
    recorded(member, round, revision) {
      const known = portals.peek(member);
      if (known === undefined || revision !== known.revision + 1) {
        loader.discard(member);
        return;
      }
      applyChanges(known, round, revision);
      writer?.changed(member);
    },
    doubt: loader.discard,
    async erased(member) {
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
