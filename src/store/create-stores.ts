import { createFirstPhones, type FirstPhones } from './first-phones/first-phones.ts';
import type { FirstPhoneWriter } from './first-phones/first-phone-writer.ts';
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
  /** One at a time per name, in all processes that use the database. */
  readonly exclusively: PortalStore['exclusively'];
  /** No other process writes into the database. */
  readonly soleWriter: boolean;
  /** Files of the first-phone cache; absent: the cache is in memory alone. */
  readonly firstPhoneWriter?: FirstPhoneWriter;
  /** Before the backend's own: what a copy holds beside the database. */
  readonly backup?: Stores['backup'];
}

/** The stores over a database, whichever it is: what happens in the main thread. */
export function createStores(options: CreateStoresOptions): Stores {
  const { backend, secretBox, now, exclusively, soleWriter, firstPhoneWriter } = options;
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
    portals: cachedPortals({ backend, sealed, firstPhones, exclusively }),
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
    async record(member, round) {
      try {
        const { revision } = await whole.record(member, round);
        if (revision !== undefined) firstPhones.recorded(member, round, revision);
      } catch (error) {
        firstPhones.doubt(member);
        throw error;
      }
    },
    async eraseCustomers(member, erasure) {
      try {
        await whole.eraseCustomers(member, erasure);
      } finally {
        await firstPhones.erased(member);
      }
    },
    backup: options.backup ?? ((dir) => whole.backup(dir)),
    ping: () => whole.ping(),
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

interface CachedPortalsDeps extends Pick<CreateStoresOptions, 'backend' | 'exclusively'> {
  readonly sealed: SealedPortalStore;
  readonly firstPhones: FirstPhones;
}

/** The portals; what is cached of one is dropped with it. */
function cachedPortals({ backend, sealed, firstPhones, exclusively }: CachedPortalsDeps): PortalStore {
  return {
    ...sealed,
    exclusively,
    holdLane: (member, work) => exclusively(`lane of ${member}`, () => firstPhones.whileHeld(member, work)),
    async erase(member) {
      sealed.forgetRecord(member);
      try {
        await backend.portals.erase(member);
      } finally {
        sealed.forgetRecord(member);
        await firstPhones.erased(member);
      }
    },
    verify: (member) => backend.whole.verify(member),
  };
}
