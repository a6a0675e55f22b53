import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from '../store-error.ts';
import type { LeaseRow } from './lease-rows.ts';

/** A lease that work of this process runs under. */
export interface Lease extends LeaseRow {
  /** After `released`, what the work started without waiting for it is no longer part of it. */
  state: 'held' | 'lost' | 'released';
}

/** Which leases the calling work runs under. */
export interface LeaseContext {
  run<T>(lease: Lease, work: () => Promise<T>): Promise<T>;
  isInside(): boolean;
  /** Runs `work` as if it were outside of any lease. */
  outside<T>(work: () => T): T;
  /** Throws `LEASE_LOST` for the first lease that `holds` denies. */
  require(holds: (lease: Lease) => boolean): void;
  /** Rejects with `LEASE_LOST` for the first lease that `isStored` denies; it counts as lost from then on. */
  requireStored(isStored: (lease: Lease) => Promise<boolean>): Promise<void>;
}

export function createLeaseContext(): LeaseContext {
  const context = new AsyncLocalStorage<readonly Lease[]>();
  const current = (): readonly Lease[] =>
    (context.getStore() ?? []).filter(({ state }) => state !== 'released');
  return {
    run: (lease, work) => context.run([...current(), lease], work),
    isInside: () => current().length > 0,
    outside: (work) => context.run([], work),
    require(holds) {
      for (const lease of current()) if (lease.state === 'lost' || !holds(lease)) throw leaseLost(lease);
    },
    async requireStored(isStored) {
      for (const lease of current()) {
        if (lease.state === 'held' && (await isStored(lease))) continue;
        lease.state = 'lost';
        throw leaseLost(lease);
      }
    },
  };
}

/** The name's last part may be a portal's id. */
function leaseLost({ name }: LeaseRow): StoreError {
  return new StoreError(
    'LEASE_LOST',
    `Another process took over: ${name.replace(/ of .*$/, '')}.`,
    'Nothing to do: the other process continues. If it happens often, look at the connection to the database.',
  );
}
