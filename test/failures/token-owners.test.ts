import assert from 'node:assert/strict';
import type { User } from '../../simulator/portal/users.ts';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Scene = Awaited<ReturnType<typeof startTwoChats>>;

/** What the opened page says: `works`, and whose tokens were taken over. */
async function open({ portal }: Tracker, as: User) {
  const { status, body } = await portal.openApp({ as });
  const meta = (name: string) => new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(body)?.[1];
  return {
    status,
    works: meta('works'),
    takenOver: meta('takenover'),
    session: meta('session') !== undefined,
  };
}

function assertBound({ portal, chats, contact, deal }: Scene): void {
  assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
}

describe('tokens that died', () => {
  for (const [name, kill] of [
    ['of a dismissed installer', ({ portal }: Scene) => portal.dismiss(portal.admin)],
    ['withdrawn', ({ portal }: Scene) => portal.revokeTokens()],
    [
      'too old to be renewed',
      (_scene: Scene, tracker: Tracker) => {
        tracker.sim.advance(181 * DAY);
      },
    ],
    [
      'of a user who may not use the app any more',
      ({ portal }: Scene) => portal.refuseAll(401, 'user_access_error', portal.admin),
    ],
    [
      'refused with a code that nobody has seen',
      ({ portal }: Scene) => portal.refuseAll(401, 'OWNER_IS_ON_THE_MOON', portal.admin),
    ],
  ] as const) {
    it(`W2: ${name}: the next administrator takes over, the page says from whom, and the lane goes on`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const scene = await startTwoChats(tracker);
        const { portal, chats } = scene;
        const [first, olga, pavel] = [
          portal.admin,
          portal.addUser({ name: 'Olga', lastName: 'Ruiz', admin: true }),
          portal.addUser({ name: 'Pavel', admin: true }),
        ];
        kill(scene, tracker);
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(MINUTE);
        const opened = await open(tracker, olga);
        assert.deepEqual(opened, { status: 200, works: 'yes', takenOver: 'Admin Portal', session: true });
        await tracker.waitUntilSettled();
        assertBound(scene);
        assert.equal((await tracker.stores.portals.get(tracker.member))?.userId, olga.id);
        for (const as of [olga, pavel, olga]) {
          const again = await open(tracker, as);
          assert.deepEqual([again.works, again.takenOver], ['yes', undefined]);
        }
        assert.equal((await tracker.stores.portals.get(tracker.member))?.userId, olga.id);
        assert.notEqual(first.id, olga.id);
      });
    });
  }

  it('W2: what the app did with the tokens of an earlier administrator stays its own work', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const { portal, chats } = scene;
      const [olga, pavel] = ['Olga', 'Pavel'].map((name) => portal.addUser({ name, admin: true }));
      assert.ok(olga && pavel);
      portal.dismiss(portal.users.firstAdmin());
      chats.eva.write('hola?');
      chats.eva.write('eva@example.com');
      await tracker.waitUntilSettled();
      await open(tracker, olga);
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      assertBound(scene);
      portal.dismiss(olga);
      chats.ana.write('ana@example.com');
      await tracker.waitUntilSettled();
      assert.equal((await open(tracker, pavel)).works, 'yes');
      await tracker.waitUntilSettled();
      assertBound(scene);
      assert.deepEqual(await openSuggestions(tracker), []);
      const { userId, formerUsers } = (await tracker.stores.portals.get(tracker.member)) ?? {};
      assert.deepEqual([userId, formerUsers?.map(({ id }) => id)], [pavel.id, [olga.id, 1]]);
    });
  });

  it('W2: two administrators open at once: one of them takes over', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const { portal, chats } = scene;
      const admins = ['Olga', 'Pavel'].map((name) => portal.addUser({ name, admin: true }));
      portal.dismiss(portal.users.firstAdmin());
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      const pages = await Promise.all(admins.map((as) => open(tracker, as)));
      assert.deepEqual(
        pages.map(({ works }) => works),
        ['yes', 'yes'],
      );
      assert.equal(pages.filter(({ takenOver }) => takenOver !== undefined).length, 1);
      await tracker.waitUntilSettled();
      assertBound(scene);
    });
  });

  it('W2: an employee who opens the app, again and again, changes nothing and is told to ask an administrator', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const { portal, chats } = scene;
      const [rosa, olga] = [portal.addUser({ name: 'Rosa' }), portal.addUser({ name: 'Olga', admin: true })];
      portal.dismiss(portal.users.firstAdmin());
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      const before = tracker.sim.oauthRequests.length;
      for (let opening = 0; opening < 5; opening += 1)
        assert.deepEqual(await open(tracker, rosa), {
          status: 200,
          works: 'no',
          takenOver: undefined,
          session: true,
        });
      assert.equal(tracker.sim.oauthRequests.length, before);
      assert.equal((await open(tracker, olga)).works, 'yes');
      await tracker.waitUntilSettled();
      assertBound(scene);
    });
  });

  it("W2: a name that the portal does not show is not made up; one's own tokens are not called somebody's", async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const scene = await startTwoChats(tracker);
      const { portal, chats } = scene;
      const olga = portal.addUser({ name: 'Olga', admin: true });
      portal.failNext({ how: 'error', method: 'user.get', status: 401, error: 'insufficient_scope' });
      portal.dismiss(portal.users.firstAdmin());
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      assert.equal((await open(tracker, olga)).takenOver, '#1');
      portal.revokeTokens();
      chats.eva.write('hola?');
      await tracker.waitUntilSettled();
      chats.eva.write('600999888');
      await tracker.waitUntilSettled();
      assert.equal((await open(tracker, olga)).takenOver, 'yours');
    });
  });

  it('W2: an administrator who opens the app before any request failed takes over', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal } = tracker;
      const olga = portal.addUser({ name: 'Olga', admin: true });
      portal.dismiss(portal.users.firstAdmin());
      await tracker.advanceTime(2 * 60 * MINUTE);
      const { works, takenOver } = await open(tracker, olga);
      assert.deepEqual([works, takenOver], ['yes', 'Admin Portal']);
      assert.equal((await tracker.stores.portals.get(tracker.member))?.userId, olga.id);
    });
  });

  it('W2: the tokens are tried once an hour when administrators open the app, never when employees do', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal } = tracker;
      const [rosa, olga] = [portal.addUser({ name: 'Rosa' }), portal.addUser({ name: 'Olga', admin: true })];
      const triedBy = async (...users: readonly User[]): Promise<number> => {
        portal.log.reset();
        for (const as of users) await open(tracker, as);
        const answered = portal.log.calls().filter(({ method, error }) => method === 'app.info' && !error);
        // Each opening asks with the opener's own token who that is.
        return answered.length - users.length;
      };
      const before = await triedBy(rosa, rosa);
      const first = await triedBy(olga, olga, olga);
      await tracker.advanceTime(61 * MINUTE);
      const later = await triedBy(rosa, olga, olga);
      assert.deepEqual([before, first, later], [0, 1, 1]);
    });
  });

  it('W2: working tokens are never replaced, whoever opens the app', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal } = await startTwoChats(tracker);
      const olga = portal.addUser({ name: 'Olga', admin: true });
      const before = await tracker.stores.portals.get(tracker.member);
      portal.failNext({ how: '502', times: 2 });
      await open(tracker, olga);
      assert.equal((await open(tracker, olga)).takenOver, undefined);
      const after = await tracker.stores.portals.get(tracker.member);
      assert.deepEqual([after?.accessToken, after?.userId], [before?.accessToken, before?.userId]);
    });
  });
});

describe('401 that says nothing about the token', () => {
  for (const [code, status] of [
    ['CONNECTION_ERROR', 401],
    ['OVERLOAD_LIMIT', 401],
    ['ACCESS_DENIED', 401],
    ['insufficient_scope', 401],
    ['user_access_error', 401],
    ['SOMETHING_NEW', 401],
  ] as const) {
    it(`W15c: ${code}: the lane waits, keeps its tokens and goes on by itself`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const scene = await startTwoChats(tracker);
        const { portal, chats } = scene;
        const before = await tracker.stores.portals.get(tracker.member);
        portal.refuseAll(status, code);
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(5 * MINUTE);
        const record = await tracker.stores.portals.get(tracker.member);
        assert.deepEqual([record?.state, record?.accessToken], ['active', before?.accessToken]);
        const lane = await tracker.application.lanes.stateOf(tracker.member);
        assert.deepEqual([lane?.code, lane?.trouble === 'revoked'], [code, false]);
        assert.equal((await tracker.stores.inbox.parked(tracker.member)).length, 0);
        portal.acceptAll();
        await tracker.advanceTime(16 * MINUTE);
        assertBound(scene);
      });
    });
  }
});
