import type { Stores } from '../../../src/store/ports.ts';
import type { OpenStores } from '../battery.ts';
import { someTime, testIdentity } from '../samples.ts';

/** Stores that are opened anew for every test, with a clock that the test sets. */
export interface StoresUnderTest {
  readonly stores: Stores;
  now: number;
  open(): Promise<void>;
  close(): Promise<void>;
}

export function createStoresUnderTest(openStores: OpenStores): StoresUnderTest {
  let stores: Stores | undefined;
  const subject = {
    now: someTime,
    get stores(): Stores {
      if (stores === undefined) throw new Error('The stores are not open.');
      return stores;
    },
    async open() {
      subject.now = someTime;
      stores = await openStores({ now: () => subject.now, phoneIdentity: testIdentity });
    },
    async close() {
      await stores?.close();
      stores = undefined;
    },
  };
  return subject;
}
