import type { StoreOptions } from '../../src/store/house-options.ts';
import type { Stores } from '../../src/store/ports.ts';
import { bindingsBattery } from './battery/bindings.ts';
import { forgetBattery } from './battery/forget.ts';
import { inboxBattery } from './battery/inbox.ts';
import { journalBattery } from './battery/journal.ts';
import { portalsBattery } from './battery/portals.ts';
import { recordBattery } from './battery/record.ts';
import { restLogBattery } from './battery/rest-log.ts';
import { settingsBattery } from './battery/settings.ts';
import { createHouse } from './battery/house.ts';

/** What a house is asked to be opened with: a clock and a phone identity of the test. */
export type OpenStores = (options: Pick<StoreOptions, 'now' | 'phoneIdentity'>) => Promise<Stores>;

/** Everything that the ports promise, as tests. Every house passes it. */
export function storeBattery(name: string, open: OpenStores): void {
  describe(`${name} house`, () => {
    const house = createHouse(open);
    beforeEach(house.open);
    afterEach(house.close);
    portalsBattery(house);
    inboxBattery(house);
    bindingsBattery(house);
    journalBattery(house);
    settingsBattery(house);
    recordBattery(house);
    forgetBattery(house);
    restLogBattery(house);
  });
}
