import { LRUCache } from 'lru-cache';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import type { MemberId, Phone } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { identitiesOf } from '../phone-identities.ts';
import type { RoundRecord } from '../ports.ts';
import type { NewestPhones } from '../sql/newest-phones.ts';
import type { CachedPhones } from './first-phone-file.ts';
import type { FirstPhoneWriter } from './first-phone-writer.ts';

/** Phones of one portal that are kept; those of the newest customers. */
export const MAX_PHONES = 5000;
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
 * The local cache of first-phone bindings (spec 1, rule 3): never the truth, rebuilt from the database when it is missing,
 * damaged or of another revision. It answers only while this process holds the portal's lane.
 */
export interface FirstPhones {
  /** Runs `work`, during which this process holds the portal's lane. */
  whileHeld<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** Who had these phones first; asks the database where the cache does not know. */
  find(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
  /** A round was recorded; `revision` is the number that the portal's customers have since. */
  recorded(
    member: MemberId,
    round: Pick<RoundRecord, 'customers' | 'endedCustomers'>,
    revision: number,
  ): void;
  /** Nobody knows what became of a change. */
  doubt(member: MemberId): void;
  /** Something of the portal was erased: nothing of it stays in memory or on the disk. */
  erased(member: MemberId): Promise<void>;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

/** One portal's phones in memory. */
interface Known {
  revision: number;
  readonly phones: Map<string, CustomerRecord>;
  complete: boolean;
  /** Identities that have to be asked for although `complete`: their customer changed. */
  readonly changed: Set<string>;
  /** Its revision was compared with the database's since the lane was taken. */
  checked: boolean;
  /** Grows with every change: an answer that was asked for before one is not kept. */
  changes: number;
}

export function createFirstPhones({ source, soleWriter, writer }: FirstPhonesOptions): FirstPhones {
  const held = new Map<MemberId, number>();
  const portals = new LRUCache<MemberId, Known>({
    maxSize: MAX_PHONES_IN_MEMORY,
    sizeCalculation: ({ phones }) => phones.size + 1,
  });
  const loading = new Map<MemberId, Promise<Known | undefined>>();

  async function current(member: MemberId): Promise<Known | undefined> {
    const known = portals.get(member);
    if (known?.checked === true) return known;
    const loaded = loading.get(member) ?? load(member, known).finally(() => loading.delete(member));
    loading.set(member, loaded);
    return loaded;
  }

  async function load(member: MemberId, known: Known | undefined): Promise<Known | undefined> {
    const revision = await source.revision(member);
    if (revision === undefined) return undefined;
    if (known !== undefined && known.revision === revision) {
      known.checked = true;
      return known;
    }
    const cached = await writer?.read(member);
    const found = cached?.revision === revision ? cached : await rebuild(member);
    if (found === undefined) return undefined;
    const loaded: Known = {
      revision: found.revision,
      phones: new Map(found.phones),
      complete: found.complete,
      changed: new Set(),
      checked: true,
      changes: 0,
    };
    portals.set(member, loaded);
    if (found !== cached) writer?.changed(member);
    return loaded;
  }

  async function rebuild(member: MemberId): Promise<CachedPhones | undefined> {
    const { revision, phones, complete } = await source.newestPhones(member, MAX_PHONES);
    return revision === undefined ? undefined : { revision, phones: new Map(phones), complete };
  }

  writer?.start((member) => {
    const known = portals.peek(member);
    return known && { revision: known.revision, phones: known.phones, complete: isComplete(known) };
  });

  return {
    async whileHeld(member, work) {
      held.set(member, (held.get(member) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const left = (held.get(member) ?? 1) - 1;
        if (left > 0) held.set(member, left);
        else {
          held.delete(member);
          const known = portals.peek(member);
          // Another process may take the lane now, and change what is bound to whom.
          if (known !== undefined && !soleWriter) known.checked = false;
        }
      }
    },
    async find(member, phones) {
      const known = held.has(member) && phones.length > 0 ? await current(member) : undefined;
      // The lane may have been given back meanwhile.
      if (known === undefined || !held.has(member)) return source.customersByPhone(member, phones);
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
      return new Map([...found, ...asked]);
    },
    recorded(member, round, revision) {
      const known = portals.peek(member);
      if (known === undefined) return;
      if (revision !== known.revision + 1) {
        portals.delete(member);
        return;
      }
      apply(known, round, revision);
      writer?.changed(member);
    },
    doubt: (member) => void portals.delete(member),
    async erased(member) {
      portals.delete(member);
      await writer?.remove(member);
    },
    close: async () => writer?.close(),
  };
}

function knowsNobodyHas({ phones, complete, changed }: Known, identity: string): boolean {
  return complete && !changed.has(identity) && !phones.has(identity);
}

function learn(known: Known, identity: string, customer: CustomerRecord | undefined): void {
  known.changed.delete(identity);
  // That nobody has it is known by its absence, where all phones are known.
  if (customer === undefined) return;
  known.phones.set(identity, customer);
  if (known.phones.size <= MAX_PHONES) return;
  known.complete = false;
  const [oldest] = [...known.phones].reduce((a, b) => (b[1].createdAt < a[1].createdAt ? b : a));
  known.phones.delete(oldest);
}

/** Phones of customers that changed, before and after, are asked for when they are needed. */
function apply(
  known: Known,
  { customers, endedCustomers }: Pick<RoundRecord, 'customers' | 'endedCustomers'>,
  revision: number,
): void {
  const ids = new Set<string>([...customers.map(({ id }) => id), ...endedCustomers]);
  const affected = new Set(customers.flatMap(identitiesOf));
  for (const [identity, { id }] of known.phones) if (ids.has(id)) affected.add(identity);
  for (const identity of affected) {
    known.phones.delete(identity);
    known.changed.add(identity);
  }
  known.revision = revision;
  known.changes += 1;
}

/** On the disk there are no open questions. */
function isComplete({ complete, changed }: Known): boolean {
  return complete && changed.size === 0;
}
