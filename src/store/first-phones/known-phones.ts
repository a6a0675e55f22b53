import type { CustomerRecord } from '../../domain/customer-record.ts';
import { identitiesOf } from '../phone-identities.ts';
import type { RoundRecord } from '../ports.ts';
import type { CachedPhones } from './first-phone-file.ts';

/** Phones of one portal that are kept; those of the newest customers. */
export const MAX_PHONES = 5000;

/** What a round did to the customers. */
export type CustomerChanges = Pick<RoundRecord, 'customers' | 'endedCustomers'>;

/** One portal's phones in memory. */
export interface KnownPhones {
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

/** Nobody has the phone, by what the memory holds. */
export function knowsNobodyHas({ phones, complete, changed }: KnownPhones, identity: string): boolean {
  return complete && !changed.has(identity) && !phones.has(identity);
}

/** Keeps what the database answered for one phone; `undefined`: nobody has it. */
export function learn(known: KnownPhones, identity: string, customer: CustomerRecord | undefined): void {
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
    known.changed.add(identity);
  }
  known.revision = revision;
  known.changes += 1;
}

/** As a file holds it: there, a phone is known or it is not. */
export function cachedPhones({ revision, phones, complete, changed }: KnownPhones): CachedPhones {
  return { revision, phones, complete: complete && changed.size === 0 };
}

/** As a file or the database gave it. */
export function knownPhones({ revision, phones, complete }: CachedPhones): KnownPhones {
  return { revision, phones: new Map(phones), complete, changed: new Set(), checked: true, changes: 0 };
}
