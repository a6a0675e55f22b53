import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

type Scene = Awaited<ReturnType<typeof startTwoChats>>;

/** Ana's phone led to every change once, and nothing waits. */
async function assertAllDone(tracker: Tracker, { contact, deal, chats, portal }: Scene): Promise<void> {
  assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
  assert.equal(portal.crm.timeline.logOf(deal).length, 1);
  assert.equal((await tracker.journal()).length, 1);
  const view = await readAdminView(await openPage(tracker));
  assert.deepEqual(
    [view.state, view.problems, view.lane, view.waiting, view.parked],
    ['working', [], 'working', 0, 0],
  );
}

describe('access tokens', () => {
  it('expired: renewed once, and the lane goes on', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      scene.portal.expireTokens();
      const before = tracker.sim.oauthRequests.length;
      scene.chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      assert.equal(tracker.sim.oauthRequests.length, before + 1);
      await assertAllDone(tracker, scene);
    });
  });

  for (const [name, invalidate, code] of [
    [
      'revoked',
      ({ portal }: Scene) => {
        portal.revokeTokens();
      },
      'NO_AUTH_FOUND',
    ],
    [
      'of a dismissed user',
      ({ portal }: Scene) => {
        portal.dismiss(portal.admin);
      },
      'authorization_error',
    ],
    [
      'renewed by a process that crashed before it stored the new ones',
      ({ portal }: Scene, tracker: Tracker) => {
        portal.expireTokens();
        tracker.sim.oauthFaults.failNext('resetAfter');
      },
      'invalid_grant',
    ],
  ] as const) {
    it(`${name}: the lane stops and sends no request until an admin opens the app`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const scene = await startTwoChats(tracker);
        const { portal, chats } = scene;
        const olga = portal.addUser({ name: 'Olga', admin: true });
        // The tokens are tried when an administrator opens the app, at most once an hour.
        await openPage(tracker, olga);
        invalidate(scene, tracker);
        const page = await openPage(tracker, olga);
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(MINUTE);
        const view = await readAdminView(page);
        assert.deepEqual([view.state, view.problems], ['trouble', ['tokensRevoked']]);
        assert.deepEqual([view.lane, view.code, view.waiting, view.parked], ['closed', code, 1, 0]);
        assert.ok(view.since > 0 && view.oldest > 0);
        portal.resetLog();
        chats.eva.write('hola?');
        await tracker.advanceTime(60 * MINUTE);
        assert.deepEqual(portal.requests, []);
        await openPage(tracker, olga);
        await tracker.waitUntilSettled();
        await assertAllDone(tracker, scene);
      });
    });
  }

  it('expired in two processes at the same time: renewed once, and both go on', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const secondApp = tracker.createSecondApp();
      const command = { method: 'profile', params: {} };
      const clients = [
        await tracker.application.clients.of(tracker.member),
        await secondApp.clients.of(tracker.member),
      ];
      scene.portal.expireTokens();
      const before = tracker.sim.oauthRequests.length;
      tracker.sim.oauthFaults.hold();
      const results = clients.map((client) => client.call(command, 'r'));
      await waitFor('a renewal is sent', () => tracker.sim.oauthFaults.held > 0);
      tracker.sim.oauthFaults.release();
      await Promise.all(results);
      assert.equal(tracker.sim.oauthRequests.length, before + 1);
      scene.chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      await assertAllDone(tracker, scene);
    });
  });

  it('not renewable while the authorization server is down: the lane pauses', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      scene.portal.expireTokens();
      tracker.sim.oauthFaults.failNext('500', 1000);
      scene.chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      await tracker.advanceTime(10 * MINUTE);
      assert.ok(tracker.sim.oauthRequests.length < 30);
      assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'active');
      assert.equal((await tracker.application.lanes.stateOf(tracker.member))?.code, 'OAUTH_UNREACHABLE');
      tracker.sim.oauthFaults.clear();
      await tracker.advanceTime(MINUTE);
      await assertAllDone(tracker, scene);
    });
  });
});

describe('a plan without REST', () => {
  for (const [name, expired, code] of [
    ['refused by the portal', false, 'ACCESS_DENIED'],
    ['refused by the authorization server', true, 'PAYMENT_REQUIRED'],
  ] as const) {
    it(`${name}: the lane retries rarely, the admin sees it, and nothing is parked`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const scene = await startTwoChats(tracker);
        const { portal, chats } = scene;
        const page = await openPage(tracker);
        portal.paid = false;
        if (expired) portal.expireTokens();
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        portal.resetLog();
        await tracker.advanceTime(55 * MINUTE);
        assert.ok(portal.requests.length <= 7, `${String(portal.requests.length)} requests`);
        if (!expired) {
          const view = await readAdminView(page);
          assert.deepEqual(view.about, [`planRefusesRest: ${code}`]);
          assert.deepEqual([view.lane, view.code, view.waiting, view.parked], ['waiting', code, 1, 0]);
        }
        const refused = await portal.openApp();
        assert.match(refused.body, /PLAN_REFUSES_REST/);
        portal.paid = true;
        await openPage(tracker);
        await tracker.waitUntilSettled();
        await assertAllDone(tracker, scene);
      });
    });
  }
});
