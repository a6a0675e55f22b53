import assert from 'node:assert/strict';
import { createCleanUp } from '../../src/application/clean-up/clean-up.ts';
import { memberId, suggestionId } from '../../src/domain/ids.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { testLog } from '../helpers/test-log.ts';

const DAY_MS = 86_400_000;

/** A portal with one customer; `cleanUp` advances a day and cleans up, so many times. */
async function withCustomer(
  test: (tracker: Tracker, cleanUp: (days: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  await withTracker({}, async (tracker) => {
    const { portal, sim, stores } = tracker;
    const line = portal.addLine({ crmChatTracker: 'N' });
    portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
    await tracker.waitUntilIdle();
    const run = createCleanUp({ stores, log: testLog([]), now: () => sim.now() });
    await run();
    await test(tracker, async (days) => {
      for (let day = 0; day < days; day += 1) {
        sim.advance(DAY_MS);
        await run();
      }
    });
  });
}

const reinstall = ({ portal, url }: Tracker) =>
  portal.installLocally({ install: `${url}/install`, app: `${url}/app` });

const customersOf = async ({ stores, member }: Tracker): Promise<number> =>
  (await stores.bindings.count(member)).customers;

describe('clean-up by time', () => {
  it('row 1: after a proven uninstallation an installation within the grace time brings the data back', async () => {
    await withCustomer(async (tracker, cleanUp) => {
      await tracker.portal.uninstall({ clean: true });
      await cleanUp(13);
      await reinstall(tracker);
      await cleanUp(10);
      assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'active');
      assert.equal(await customersOf(tracker), 1);
    });
  });

  it('row 1: after the grace time everything is erased', async () => {
    await withCustomer(async (tracker, cleanUp) => {
      await tracker.portal.uninstall({ clean: true });
      await cleanUp(13);
      assert.equal(await customersOf(tracker), 1);
      await cleanUp(2);
      assert.equal(await tracker.stores.portals.get(tracker.member), undefined);
      await reinstall(tracker);
      assert.equal(await customersOf(tracker), 0);
    });
  });

  it('row 17: a portal that was uninstalled without "delete data" is erased after 400 days', async () => {
    await withCustomer(async (tracker, cleanUp) => {
      await tracker.portal.uninstall({ clean: false });
      await cleanUp(398);
      assert.equal(await customersOf(tracker), 1);
      await cleanUp(3);
      assert.equal(await tracker.stores.portals.get(tracker.member), undefined);
    });
  });

  it('row 17: what is too old goes in every portal, also where nothing arrives any more', async () => {
    await withCustomer(async (tracker, cleanUp) => {
      const { stores, member, portal, sim } = tracker;
      const at = sim.now();
      await stores.inbox.append(member, [{ body: { type: 'fax', text: 'old' }, at }]);
      const [parked] = await stores.inbox.waiting(member, 1);
      await stores.inbox.failed(member, parked ? [parked.id] : [], 'UNREADABLE_ENTRY', 1);
      await portal.uninstall({ clean: false });
      await cleanUp(89);
      assert.equal((await stores.inbox.load(member)).parked, 1);
      await cleanUp(2);
      assert.equal((await stores.inbox.load(member)).parked, 0);
      assert.equal((await stores.journal.list(member, { limit: 9 })).length, 1);
      await cleanUp(308);
      assert.equal((await stores.portals.get(member))?.state, 'uninstalled');
    });
  });

  it('row 17: journal and suggestions of a portal without messages are deleted after 400 days', async () => {
    await withCustomer(async (tracker, cleanUp) => {
      const { stores, member } = tracker;
      const [decision] = await tracker.journal();
      assert.ok(decision);
      const { chat, line, at } = decision;
      const suggestion = {
        id: suggestionId('s-1'),
        kind: 'mergeDuplicates' as const,
        items: [],
        reasons: [],
        at,
        chat,
        line,
        state: 'open' as const,
      };
      await stores.record(member, {
        done: [],
        chats: [],
        customers: [],
        endedCustomers: [],
        decisions: [],
        suggestions: [suggestion],
        sources: [],
      });
      await cleanUp(399);
      assert.equal((await stores.suggestions.list(member, 'open', 9)).length, 1);
      await cleanUp(3);
      assert.deepEqual(await tracker.journal(), []);
      assert.deepEqual(await stores.suggestions.list(member, 'open', 9), []);
      assert.equal(await customersOf(tracker), 1, 'bindings are kept');
    });
  });

  it('attack low: a clock that is years ahead for some hours erases nothing', async () => {
    await withCustomer(async (tracker) => {
      const { stores, sim, portal, member } = tracker;
      await portal.uninstall({ clean: true });
      let ahead = 0;
      const run = createCleanUp({ stores, log: testLog([]), now: () => sim.now() + ahead });
      await run();
      for (let hour = 1; hour <= 6; hour += 1) {
        ahead = 5 * 365 * DAY_MS + hour * 3_600_000;
        await run();
      }
      assert.equal(await customersOf(tracker), 1);
      assert.equal((await stores.portals.get(memberId(member)))?.state, 'uninstalled');
    });
  });
});
