import type { Stores } from '../../../src/store/ports.ts';
import type { OpenStores } from '../battery.ts';
import { someTime, testIdentity } from '../samples.ts';

/** A house that is opened anew for every test, with a clock that the test sets. */
export interface House {
  readonly stores: Stores;
  now: number;
  open(): Promise<void>;
  close(): Promise<void>;
}

export function createHouse(openStores: OpenStores): House {
  let stores: Stores | undefined;
  const house = {
    now: someTime,
    get stores(): Stores {
      if (stores === undefined) throw new Error('The house is not open.');
      return stores;
    },
    async open() {
      house.now = someTime;
      stores = await openStores({ now: () => house.now, phoneIdentity: testIdentity });
    },
    async close() {
      await stores?.close();
      stores = undefined;
    },
  };
  return house;
}
