import { createKeyedMutex } from './keyed-mutex.ts';
import type { PortalStore, Stores } from './ports.ts';

/** What makes one process, or one piece of work of a process, the only one that does something. */
export interface StoreLocks extends Pick<Stores, 'claimTurn' | 'onRecovery'> {
  /** Serializes work by name across all processes that use the database. */
  readonly exclusively: PortalStore['exclusively'];
  readonly requireHeld: PortalStore['requireHeld'];
  /** Proves that locks can be taken, and writes. */
  readonly check: (write: () => Promise<void>) => Promise<void>;
}

/** For a database with one process: it holds every lease as long as it lives. */
export function createLocalLocks(): StoreLocks {
  return {
    exclusively: createKeyedMutex(),
    requireHeld: () => undefined,
    claimTurn: () => Promise.resolve(true),
    onRecovery: () => undefined,
    check: (write) => write(),
  };
}
