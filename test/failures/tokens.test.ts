import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anaSaysHello, whatAnAdminSees } from './what-an-admin-sees.ts';

const MINUTE = 60_000;

type Scene = Awaited<ReturnType<typeof anaSaysHello>>;

async function assertCaughtUp(tracker: Tracker, { contact, deal, chats, portal }: Scene): Promise<void> {
  assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
  assert.equal(portal.crm.timeline.logOf(deal).length, 1);
  assert.equal((await tracker.journal()).length, 1);
  const seen = await whatAnAdminSees(await openPage(tracker));
  assert.deepEqual(
    [seen.state, seen.problems, seen.lane, seen.waiting, seen.parked],
    ['working', [], 'working', 0, 0],
  );
}

describe('access', () => {
  it('expired: renewed once, and the lane goes on', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const scene = await anaSaysHello(tracker);
      scene.portal.expireTokens();
      const before = tracker.sim.oauthRequests.length;
      scene.chats.ana.write('600123456');
      await tracker.rest();
      assert.equal(tracker.sim.oauthRequests.length, before + 1);
      await assertCaughtUp(tracker, scene);
    });
  });

  for (const [name, break_, code] of [
    [
      'revoked',
      ({ portal }: Scene) => {
        portal.revokeTokens();
      },
      'NO_AUTH_FOUND',
    ],
    [
      'of a user who was dismissed',
      ({ portal }: Scene) => {
        portal.dismiss(portal.admin);
      },
      'NO_AUTH_FOUND',
    ],
    [
      'renewed by a process that died before it stored the answer',
      ({ portal }: Scene, tracker: Tracker) => {
        portal.expireTokens();
        tracker.sim.oauthFaults.failNext('resetAfter');
      },
      'invalid_grant',
    ],
  ] as const) {
    it(`${name}: the lane stands still and asks nothing until an admin opens the app`, async () => {
      await withTracker({ byHand: true }, async (tracker) => {
        const scene = await anaSaysHello(tracker);
        const { portal, chats } = scene;
        const olga = portal.addUser({ name: 'Olga', admin: true });
        break_(scene, tracker);
        const page = await openPage(tracker, olga);
        chats.ana.write('600123456');
        await tracker.rest();
        await tracker.pass(MINUTE);
        const seen = await whatAnAdminSees(page);
        assert.deepEqual([seen.state, seen.problems], ['trouble', ['tokensRevoked']]);
        assert.deepEqual([seen.lane, seen.code, seen.waiting, seen.parked], ['closed', code, 1, 0]);
        assert.ok(seen.since > 0 && seen.oldest > 0);
        portal.resetLog();
        chats.eva.write('hola?');
        await tracker.pass(60 * MINUTE);
        assert.deepEqual(portal.requests, []);
        await openPage(tracker, olga);
        await tracker.rest();
        await assertCaughtUp(tracker, scene);
      });
    });
  }

  it('expired for two processes at once: renewed once, and both go on', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const scene = await anaSaysHello(tracker);
      const other = tracker.another();
      const question = { method: 'profile', params: {} };
      const clients = [
        await tracker.application.clients.of(tracker.member),
        await other.clients.of(tracker.member),
      ];
      scene.portal.expireTokens();
      const before = tracker.sim.oauthRequests.length;
      tracker.sim.oauthFaults.hold();
      const answers = clients.map((client) => client.call(question, 'r'));
      while (tracker.sim.oauthFaults.held === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      tracker.sim.oauthFaults.release();
      await Promise.all(answers);
      assert.equal(tracker.sim.oauthRequests.length, before + 1);
      scene.chats.ana.write('600123456');
      await tracker.rest();
      await assertCaughtUp(tracker, scene);
    });
  });

  it('cannot be renewed while the authorization server is down: the lane waits', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const scene = await anaSaysHello(tracker);
      scene.portal.expireTokens();
      tracker.sim.oauthFaults.failNext('500', 1000);
      scene.chats.ana.write('600123456');
      await tracker.rest();
      await tracker.pass(10 * MINUTE);
      assert.ok(tracker.sim.oauthRequests.length < 30);
      assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'active');
      assert.equal((await tracker.application.lanes.stateOf(tracker.member))?.code, 'OAUTH_UNREACHABLE');
      tracker.sim.oauthFaults.clear();
      await tracker.pass(MINUTE);
      await assertCaughtUp(tracker, scene);
    });
  });
});

describe('a plan without REST', () => {
  for (const [name, expired, code] of [
    ['said by the portal', false, 'ACCESS_DENIED'],
    ['said by the authorization server', true, 'PAYMENT_REQUIRED'],
  ] as const) {
    it(`${name}: the lane waits with long pauses, an admin is told, and nothing is set aside`, async () => {
      await withTracker({ byHand: true }, async (tracker) => {
        const scene = await anaSaysHello(tracker);
        const { portal, chats } = scene;
        const page = await openPage(tracker);
        portal.paid = false;
        if (expired) portal.expireTokens();
        chats.ana.write('600123456');
        await tracker.rest();
        portal.resetLog();
        await tracker.pass(55 * MINUTE);
        assert.ok(portal.requests.length <= 7, `${String(portal.requests.length)} requests`);
        if (!expired) {
          const seen = await whatAnAdminSees(page);
          assert.deepEqual(seen.about, [`planRefusesRest: ${code}`]);
          assert.deepEqual([seen.lane, seen.code, seen.waiting, seen.parked], ['waiting', code, 1, 0]);
        }
        const refused = await portal.openApp();
        assert.match(refused.body, /PLAN_REFUSES_REST/);
        portal.paid = true;
        await openPage(tracker);
        await tracker.rest();
        await assertCaughtUp(tracker, scene);
      });
    });
  }
});
