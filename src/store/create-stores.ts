import { createFirstPhones, type FirstPhones } from './first-phones/first-phones.ts';
import type { FirstPhoneWriter } from './first-phones/first-phone-writer.ts';
import type { StoreLocks } from './local-locks.ts';
import type { PortalStore, Stores } from './ports.ts';
import { createRestLog } from './rest-log/create-rest-log.ts';
import { createPortalStore, type SealedPortalStore } from './secrets/portal-store.ts';
import type { SecretBox } from './secrets/secret-box.ts';
import type { Backend } from './sql/backend.ts';

export interface CreateStoresOptions {
  readonly backend: Backend;
  readonly secretBox: SecretBox;
  /** Unix ms. */
  readonly now: () => number;
  readonly locks: StoreLocks;
  /** No other process writes into the database. */
  readonly soleWriter: boolean;
  /** Files of the first-phone cache; absent: the cache exists in memory only. */
  readonly firstPhoneWriter?: FirstPhoneWriter;
  /** Replaces the backend's own where a backup holds more than the database. */
  readonly backup?: Stores['backup'];
}

/** The stores over either database: the part that runs in the main thread (secrets, caches, locks). */
export function createStores(options: CreateStoresOptions): Stores {
  const { backend, secretBox, now, locks, soleWriter, firstPhoneWriter } = options;
  const { whole } = backend;
  const restLog = createRestLog(backend.restLog, now);
  const firstPhones = createFirstPhones({
    source: {
      revision: (member) => backend.portals.revision(member),
      newestPhones: (member, limit) => whole.newestPhones(member, limit),
      customersByPhone: (member, phones) => backend.bindings.customersByPhone(member, phones),
    },
    soleWriter,
    ...(firstPhoneWriter && { writer: firstPhoneWriter }),
  });
  const sealed = createPortalStore({ rows: backend.portals, secretBox, soleWriter });
  let closing: Promise<void> | undefined;
  return {
    portals: cachedPortals({ backend, sealed, firstPhones, locks }),
    inbox: backend.inbox,
    bindings: {
      ...backend.bindings,
      customersByPhone: (member, phones) => firstPhones.find(member, phones),
    },
    journal: backend.journal,
    suggestions: backend.suggestions,
    settings: backend.settings,
    appNotes: backend.appNotes,
    restLog,
    async record(member, batch) {
      try {
        const { revision } = await whole.record(member, batch);
        if (revision !== undefined) firstPhones.recorded(member, batch, revision);
      } catch (error) {
        firstPhones.invalidate(member);
        throw error;
      }
    },
    async eraseCustomers(member, erasure) {
      try {
        await whole.eraseCustomers(member, erasure);
      } finally {
        await firstPhones.erase(member);
      }
    },
    expire: (at) => whole.expire(at),
    backup: options.backup ?? ((dir) => whole.backup(dir)),
    ping: () => locks.check(() => whole.ping()),
    claimTurn: locks.claimTurn,
    onRecovery: locks.onRecovery,
    close() {
      closing ??= (async () => {
        await restLog.close();
        await firstPhones.close();
        await whole.close();
      })();
      return closing;
    },
  };
}

interface CachedPortalsDeps extends Pick<CreateStoresOptions, 'backend' | 'locks'> {
  readonly sealed: SealedPortalStore;
  readonly firstPhones: FirstPhones;
}

/** The portals; erasing one also removes its cached data. */
function cachedPortals({ backend, sealed, firstPhones, locks }: CachedPortalsDeps): PortalStore {
  return {
    ...sealed,
    exclusively: locks.exclusively,
    requireHeld: locks.requireHeld,
    holdLane: (member, work) =>
      locks.exclusively(`lane of ${member}`, () => firstPhones.whileHeld(member, work)),
    async erase(member) {
      sealed.discardRecord(member);
      try {
        await backend.portals.erase(member);
      } finally {
        sealed.discardRecord(member);
        await firstPhones.erase(member);
      }
    },
    verify: (member) => backend.whole.verify(member),
  };
}
