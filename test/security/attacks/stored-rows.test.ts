import assert from 'node:assert/strict';
import { memberId } from '../../../src/domain/ids.ts';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { member, portalRecord, secretBox } from '../../bitrix24/portal-fixture.ts';
import { withTracker } from '../../helpers/with-tracker.ts';

describe('attack 2: one portal stops the service for all', () => {
  it('attack 2: tokens of another type are refused before they are stored, and the portals stay readable', async () => {
    const stores = await openMemoryStores({ secretBox });
    await stores.portals.put(portalRecord({}));
    for (const broken of [{ accessToken: 1 }, { refreshToken: null }, { applicationToken: () => '' }])
      await assert.rejects(
        stores.portals.put({ ...portalRecord({}), ...broken, memberId: memberId('other') } as never),
        (error) => error instanceof StoreError && error.code === 'ROW_INVALID',
      );
    await assert.rejects(
      stores.portals.update({ ...portalRecord({}), language: 5 } as never),
      (error) => error instanceof StoreError && error.code === 'ROW_INVALID',
    );
    assert.deepEqual(
      (await stores.portals.list()).map((portal) => portal.memberId),
      [member],
    );
    await stores.close();
  });

  it('attack 2: what was sealed with our key and holds no tokens sets that portal aside', async () => {
    const stores = await openMemoryStores({
      // A version that stored other secrets, or a fault of it.
      secretBox: { ...secretBox, open: (sealed) => secretBox.open(sealed).replace('"AT-broken"', '{}') },
    });
    await stores.portals.put(portalRecord({}));
    await stores.portals.put({ ...portalRecord({}), memberId: memberId('other'), accessToken: 'AT-broken' });
    assert.deepEqual(
      (await stores.portals.list()).map((portal) => portal.memberId),
      [member],
    );
    assert.deepEqual(await stores.portals.unreadable(), [{ member: 'other', because: 'secrets' }]);
    await stores.close();
  });

  it('attack 2: a start goes on where the inbox of one portal takes nothing', async () => {
    const memory = await openMemoryStores({ secretBox });
    let damaged: string | undefined;
    const appended: string[] = [];
    const { inbox } = memory;
    const append: Stores['inbox']['append'] = async (to, entries) => {
      if (to === damaged) throw new Error('damaged');
      appended.push(to);
      return inbox.append(to, entries);
    };
    // Open after the first app stops: the second one goes on with the same data.
    const stores: Stores = { ...memory, inbox: { ...inbox, append }, close: () => Promise.resolve() };
    await withTracker({ stores }, async (tracker) => {
      const second = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      await second.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      damaged = tracker.member;
      appended.length = 0;
      await tracker.restart(() => Promise.resolve(stores));
      assert.deepEqual(appended, [second.memberId]);
    });
    await memory.close();
  });
});
