import { createEngine } from './engine/create-engine.ts';
import { HouseState } from './engine/house-state.ts';
import { tableSpecs } from './engine/tables.ts';
import type { HouseOptions } from './house-options.ts';
import { localStores } from './local/local-stores.ts';
import type { Stores } from './ports.ts';

/** The house without a disk: everything is gone when the process ends. For tests and tries. */
export async function openMemoryStores(options: HouseOptions): Promise<Stores> {
  const { secretBox, phoneIdentity = (phone) => phone, now = Date.now } = options;
  const state = new HouseState(tableSpecs({ phoneIdentity }));
  const journaling = {
    write: async () => {},
    applied: () => void state.takeStale(),
    purge: async () => {},
    ping: async () => {},
    close: async () => {},
  };
  return localStores({ engine: createEngine({ state, journaling }), secretBox, phoneIdentity, now });
}
