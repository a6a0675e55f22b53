import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anaSaysHello, whatAnAdminSees } from './what-an-admin-sees.ts';

const MINUTE = 60_000;

type Scene = Awaited<ReturnType<typeof anaSaysHello>>;

/** Ana gave an e-mail with the number of her contact: everything once, and nothing waits. */
async function assertCaughtUp(tracker: Tracker, { contact, deal, chats, portal }: Scene): Promise<void> {
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
    it(`${how} for ${String(minutes)} minutes: soon no more than once a minute, nothing is lost or set aside, an admin sees it`, async () => {
      await withTracker({ byHand: true }, async (tracker) => {
        const scene = await anaSaysHello(tracker);
        const { portal, chats } = scene;
        const page = await openPage(tracker);
        portal.failNext({ how, times: Infinity });
        const began = tracker.sim.now();
        chats.ana.write('600123456, ana@example.com');
        await tracker.rest();
        portal.resetLog();
        await tracker.pass((minutes - 1) * MINUTE);
        const asked = portal.requests.length;
        assert.ok(asked >= minutes - 2 && asked <= minutes + 8, `${String(asked)} requests`);
        const longest = portal.requests
          .slice(-10)
          .map(({ at }, index, all) => at - (all[index - 1]?.at ?? at));
        assert.ok(Math.max(...longest) < MINUTE + 5000, 'a minute at most');
        chats.eva.write('hola?');
        await tracker.rest();
        const seen = await whatAnAdminSees(page);
        assert.deepEqual(
          [seen.state, seen.problems, seen.about],
          ['trouble', [problem], [`${problem}: ${code}`]],
        );
        assert.deepEqual([seen.lane, seen.code, seen.waiting, seen.parked], ['waiting', code, 2, 0]);
        assert.ok(Math.abs(seen.since - began) < 5000 && Math.abs(seen.oldest - began) < 5000);
        assert.ok(seen.nextTry > tracker.sim.now() - 1000 && seen.nextTry <= tracker.sim.now() + MINUTE);
        portal.faults.clear();
        await tracker.pass(MINUTE);
        await assertCaughtUp(tracker, scene);
        const after = await whatAnAdminSees(await openPage(tracker));
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
      it(`${how} of ${method}: read back, and every change once`, async () => {
        await withTracker({ byHand: true }, async (tracker) => {
          const scene = await anaSaysHello(tracker);
          scene.portal.failNext({ how, method });
          scene.chats.ana.write('600123456, ana@example.com');
          await tracker.rest();
          assert.ok((await tracker.stores.inbox.waiting(tracker.member, 9)).length > 0);
          await tracker.pass(MINUTE);
          await assertCaughtUp(tracker, scene);
        });
      });
    }
  }

  it('under its old address: 302, and the lane goes on at the new one', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const scene = await anaSaysHello(tracker);
      const before = (await tracker.stores.portals.get(tracker.member))?.domain;
      await scene.portal.rename();
      scene.chats.ana.write('600123456, ana@example.com');
      await tracker.rest();
      await assertCaughtUp(tracker, scene);
      assert.notEqual((await tracker.stores.portals.get(tracker.member))?.domain, before);
      const seen = await whatAnAdminSees(await openPage(tracker));
      assert.deepEqual([seen.state, seen.problems], ['working', []]);
    });
  });
});
