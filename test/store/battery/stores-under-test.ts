import type { MemberId } from '../../../src/domain/ids.ts';
import type { Stores } from '../../../src/store/ports.ts';
import type { OpenStores } from '../battery.ts';
import { freshMember, portalOf, someTime } from '../samples.ts';

/** Stores that are opened once for many tests; each test uses portals of its own and sets the clock. */
export interface StoresUnderTest {
  readonly stores: Stores;
  now: number;
  /** Installs a portal. */
  newPortal(): Promise<MemberId>;
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
    async newPortal() {
      const member = freshMember();
      await subject.stores.portals.put(portalOf(member));
      return member;
    },
    async open() {
      subject.now = someTime;
      stores ??= await openStores({ now: () => subject.now });
    },
    async close() {
      await stores?.close();
      stores = undefined;
    },
  };
  return subject;
}
