import type { StoreOptions } from '../../src/store/store-options.ts';
import type { Stores } from '../../src/store/ports.ts';
import { bindingsBattery } from './battery/bindings.ts';
import { eraseCustomersBattery } from './battery/erase-customers.ts';
import { inboxBattery } from './battery/inbox.ts';
import { journalBattery } from './battery/journal.ts';
import { portalsBattery } from './battery/portals.ts';
import { recordBattery } from './battery/record.ts';
import { restLogBattery } from './battery/rest-log.ts';
import { settingsBattery } from './battery/settings.ts';
import { createStoresUnderTest } from './battery/stores-under-test.ts';

/** Opens the stores with a clock of the test. */
export type OpenStores = (options: Pick<StoreOptions, 'now'>) => Promise<Stores>;

/** The contract of the ports as tests; every database has to pass. */
export function storeBattery(name: string, open: OpenStores): void {
  describe(`stores: ${name}`, () => {
    const subject = createStoresUnderTest(open);
    beforeEach(subject.open);
    after(subject.close);
    portalsBattery(subject);
    inboxBattery(subject);
    bindingsBattery(subject);
    journalBattery(subject);
    settingsBattery(subject);
    recordBattery(subject);
    eraseCustomersBattery(subject);
    restLogBattery(subject);
  });
}
