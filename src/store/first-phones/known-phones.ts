import type { CustomerRecord } from '../../domain/customer-record.ts';
import { identitiesOf } from '../phone-identities.ts';
import type { BatchRecord } from '../ports.ts';
import type { CachedPhones } from './first-phone-file.ts';

/** Cached phones per portal: those of the newest customers. */
export const MAX_PHONES = 5000;

/** Changes of customers in a batch. */
export type CustomerChanges = Pick<BatchRecord, 'customers' | 'endedCustomers'>;

/** One portal's phones in memory. */
export interface KnownPhones {
  revision: number;
  readonly phones: Map<string, CustomerRecord>;
  complete: boolean;
  /** Identities that must be read from the database although `complete`: their customer changed. */
  readonly changedIdentities: Set<string>;
  /** The revision was compared with the database's since the lane was taken. */
  checked: boolean;
  /** Incremented by every change: an answer read before a change is not cached. */
  changeCount: number;
}

/** Whether the cache proves that no customer has the phone. */
export function isKnownUnbound(
  { phones, complete, changedIdentities }: KnownPhones,
  identity: string,
): boolean {
  return complete && !changedIdentities.has(identity) && !phones.has(identity);
}

/** Adds the database's answer for one phone; `undefined`: no customer has it. */
export function addAnswer(known: KnownPhones, identity: string, customer: CustomerRecord | undefined): void {
  known.changedIdentities.delete(identity);
  // Where `complete`, absence already means that no customer has it.
  if (customer === undefined) return;
  known.phones.set(identity, customer);
  if (known.phones.size <= MAX_PHONES) return;
  known.complete = false;
  const [oldest] = [...known.phones].reduce((a, b) => (b[1].createdAt < a[1].createdAt ? b : a));
  known.phones.delete(oldest);
}

/** Marks the old and new phones of changed customers: the database is read when they are needed. */
export function applyChanges(
  known: KnownPhones,
  { customers, endedCustomers }: CustomerChanges,
  revision: number,
): void {
  const ids = new Set<string>([...customers.map(({ id }) => id), ...endedCustomers]);
  const affected = new Set(customers.flatMap(identitiesOf));
  for (const [identity, { id }] of known.phones) if (ids.has(id)) affected.add(identity);
  for (const identity of affected) {
    known.phones.delete(identity);
    known.changedIdentities.add(identity);
  }
  known.revision = revision;
  known.changeCount += 1;
}

/** The content of the file, which has no list of changed identities. */
export function cachedPhones({ revision, phones, complete, changedIdentities }: KnownPhones): CachedPhones {
  return { revision, phones, complete: complete && changedIdentities.size === 0 };
}

/** From the content of a file or a read of the database. */
export function knownPhones({ revision, phones, complete }: CachedPhones): KnownPhones {
  return {
    revision,
    phones: new Map(phones),
    complete,
    changedIdentities: new Set(),
    checked: true,
    changeCount: 0,
  };
}
