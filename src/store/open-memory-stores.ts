import { phoneIdentity as identityOfPhone } from '../domain/identifiers/phone-identity.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Commit } from './engine/house-state.ts';
import { HouseState } from './engine/house-state.ts';
import { tableSpecs } from './engine/tables.ts';
import type { StoreOptions } from './store-options.ts';
import { localStores } from './local/local-stores.ts';
import { nothingToCopy } from './nothing-to-copy.ts';
import type { Stores } from './ports.ts';
import { memoryRestLog } from './rest-log/memory-rest-log.ts';

/** The house without a disk: everything is gone when the process ends. For tests and tries. */
export async function openMemoryStores(options: StoreOptions): Promise<Stores> {
  const { secretBox, phoneIdentity = identityOfPhone, now = Date.now } = options;
  const state = new HouseState(tableSpecs({ phoneIdentity }));
  const journaling = {
    write: async (commits: readonly Commit[]) => {
      for (const commit of commits) state.apply(commit);
      state.takeStale();
    },
    purge: async () => {},
    copyTo: () => Promise.reject(nothingToCopy('Nothing is kept here.')),
    ping: async () => {},
    close: async () => {},
  };
  const engine = createEngine({ state, journaling });
  return localStores({ engine, secretBox, phoneIdentity, now, restLog: memoryRestLog(now) });
}
