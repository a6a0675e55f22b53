import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { createPageShare, PAGE_LIMITS } from '../../../src/bitrix24/client/page-limits.ts';
import { createTokenBuckets } from '../../../src/runtime/token-buckets.ts';
import { openLeads } from '../../helpers/crm-facts.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from '../../web/api/open-page.ts';

/** Without the share that comes back with time: a busy machine takes seconds for these calls. */
const limited = {
  pageLimits: {
    ...PAGE_LIMITS,
    portal: { ...PAGE_LIMITS.portal, perSecond: 0 },
    user: { ...PAGE_LIMITS.user, perSecond: 0 },
  },
};

describe('attack low: pages spend the request limit of the portal', () => {
  it('attack low: an employee who repeats a call is stopped before the portal’s limit; the lane and others go on', async () => {
    await withTracker(limited, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ name: 'Tienda' });
      const employee = await openPage(tracker, portal.addUser({ name: 'Eva' }));
      const admin = await openPage(tracker);
      portal.resetLog();
      const statuses: number[] = [];
      for (let call = 0; call < 60; call += 1) statuses.push((await employee.raw(api.listLines)).status);
      assert.equal(statuses[0], 200);
      assert.equal(statuses.at(-1), 429);
      assert.ok(portal.countRequests() <= 30, String(portal.countRequests()));
      assert.equal((await admin.raw(api.listLines)).status, 200, 'another user is served');
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600200101');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34600200101'],
      );
    });
  });

  it('attack low: who asks more than a share leaves a reserve to others, and takes what nobody else asks', () => {
    const { portal, user, reserve } = PAGE_LIMITS;
    const mayAsk = createPageShare({
      ...PAGE_LIMITS,
      portal: { ...portal, perSecond: 0 },
      user: { ...user, perSecond: 0 },
    });
    const asked = (id: number, times: number): number =>
      Array.from({ length: times }, () => mayAsk('portal', id)).filter(Boolean).length;
    assert.equal(asked(1, 100), portal.burst - reserve);
    assert.equal(asked(2, 5), 5, 'another user is served');
    assert.equal(asked(1, 100), 0);
    assert.equal(asked(3, 100), reserve - 5);
    assert.equal(asked(4, 1), 0);
  });

  it('attack low: calls that ask the portal nothing are limited, too, by user and not by session', async () => {
    await withTracker(
      { pageLimits: { ...PAGE_LIMITS, calls: { burst: 50, perSecond: 0 } } },
      async (tracker) => {
        const eva = tracker.portal.addUser({ name: 'Eva' });
        const pages = [await openPage(tracker, eva), await openPage(tracker, eva)];
        let answer = await pages[0]?.raw(api.me);
        for (let call = 0; call < 1000 && answer?.status === 200; call += 1)
          answer = await pages[call % 2]?.raw(api.me);
        assert.equal(answer?.status, 429);
        assert.match(answer.text, /TOO_MANY_REQUESTS/);
      },
    );
  });

  it('attack low: openings with made-up tokens cost the portal a bounded number of requests', async () => {
    await withTracker(limited, async (tracker) => {
      const { portal } = tracker;
      const body = new URLSearchParams({
        AUTH_ID: 'made up',
        REFRESH_ID: 'made up',
        member_id: tracker.member,
        APPLICATION_TOKEN: (await tracker.stores.portals.get(tracker.member))?.applicationToken ?? '',
        DOMAIN: 'x.example',
        PLACEMENT: 'DEFAULT',
      });
      portal.resetLog();
      for (let opening = 0; opening < 60; opening += 1)
        await fetch(`${tracker.url}/app`, { method: 'POST', body });
      assert.ok(portal.countRequests() <= 60 && portal.countRequests() > 0, String(portal.countRequests()));
    });
  });

  it('attack low: a bucket fills with time, never above its size, and one key costs another nothing', () => {
    let now = 0;
    const buckets = createTokenBuckets({ burst: 3, perSecond: 1 }, () => now);
    const take = (key: string, times: number) => Array.from({ length: times }, () => buckets.take(key));
    assert.deepEqual(take('a', 4), [true, true, true, false]);
    assert.deepEqual(take('b', 1), [true]);
    assert.deepEqual(
      [buckets.take('b', 2), buckets.take('b', 1), buckets.take('b', 1)],
      [false, true, false],
    );
    now = 1_000;
    assert.deepEqual(take('a', 2), [true, false]);
    now = 3_600_000;
    assert.deepEqual(take('a', 4), [true, true, true, false]);
  });
});
