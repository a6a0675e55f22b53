import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

/** Real time; shorter than the default because these tests wait for it. */
const REQUEST_TIMEOUT_MS = 1500;

type Scene = Awaited<ReturnType<typeof startTwoChats>>;

/** Ana's phone and e-mail led to every change once, and no inbox entry is left. */
async function assertAllDone(tracker: Tracker, { contact, deal, chats, portal }: Scene): Promise<void> {
  assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
  assert.deepEqual(contact.emails, ['ana@example.com']);
  assert.equal(portal.crm.timeline.logOf(deal).length, 1);
  assert.equal((await tracker.journal()).length, 1);
  assert.deepEqual(await tracker.stores.inbox.waiting(tracker.member, 9), []);
  assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
}

describe('the portal does not answer', () => {
  for (const [how, minutes, code, problem] of [
    ['502', 10, 'HTTP_502', 'portalSilent'],
    ['503', 60, 'QUERY_LIMIT_EXCEEDED', 'portalBusy'],
  ] as const) {
    it(`${how} for ${String(minutes)} minutes: at most one request a minute, nothing is lost or parked, the admin sees it`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const scene = await startTwoChats(tracker);
        const { portal, chats } = scene;
        const page = await openPage(tracker);
        portal.failNext({ how, times: Infinity });
        const startedAt = tracker.sim.now();
        chats.ana.write('600123456, ana@example.com');
        await tracker.waitUntilSettled();
        portal.resetLog();
        await tracker.advanceTime((minutes - 1) * MINUTE);
        const count = portal.requests.length;
        assert.ok(count >= minutes - 2 && count <= minutes + 8, `${String(count)} requests`);
        const gaps = portal.requests.slice(-10).map(({ at }, index, all) => at - (all[index - 1]?.at ?? at));
        assert.ok(Math.max(...gaps) < MINUTE + 5000, 'at most a minute between requests');
        chats.eva.write('hola?');
        await tracker.waitUntilSettled();
        const view = await readAdminView(page);
        assert.deepEqual(
          [view.state, view.problems, view.about],
          ['trouble', [problem], [`${problem}: ${code}`]],
        );
        assert.deepEqual([view.lane, view.code, view.waiting, view.parked], ['waiting', code, 2, 0]);
        assert.ok(Math.abs(view.since - startedAt) < 5000 && Math.abs(view.oldest - startedAt) < 5000);
        assert.ok(view.nextTry > tracker.sim.now() - 1000 && view.nextTry <= tracker.sim.now() + MINUTE);
        portal.faults.clear();
        await tracker.advanceTime(MINUTE);
        await assertAllDone(tracker, scene);
        const after = await readAdminView(await openPage(tracker));
        assert.deepEqual(
          [after.state, after.problems, after.lane, after.waiting],
          ['working', [], 'working', 0],
        );
      });
    });
  }

  for (const how of ['timeout', 'timeoutAfter'] as const) {
    for (const method of [
      'crm.duplicate.findbycomm',
      'crm.activity.binding.add',
      'crm.timeline.logmessage.add',
    ]) {
      it(`${how} of ${method}: the result is read back, and every change is made once`, async () => {
        await withTracker({ manualTimers: true, requestTimeoutMs: REQUEST_TIMEOUT_MS }, async (tracker) => {
          const scene = await startTwoChats(tracker);
          scene.portal.failNext({ how, method });
          scene.chats.ana.write('600123456, ana@example.com');
          await tracker.waitUntilSettled();
          assert.ok((await tracker.stores.inbox.waiting(tracker.member, 9)).length > 0);
          await tracker.advanceTime(MINUTE);
          await assertAllDone(tracker, scene);
        });
      });
    }
  }

  it('at its old address: 302, and the lane goes on at the new one', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const before = (await tracker.stores.portals.get(tracker.member))?.domain;
      await scene.portal.rename();
      scene.chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      await assertAllDone(tracker, scene);
      assert.notEqual((await tracker.stores.portals.get(tracker.member))?.domain, before);
      const view = await readAdminView(await openPage(tracker));
      assert.deepEqual([view.state, view.problems], ['working', []]);
    });
  });
});
