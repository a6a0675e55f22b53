import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { oauthServerOf } from '../../src/bitrix24/auth/oauth-server-of.ts';
import type { OAuthRegion } from '../../simulator/portal/portal-core.ts';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

async function withPortalAt(
  oauth: OAuthRegion,
  work: (tracker: Tracker, scene: Awaited<ReturnType<typeof startTwoChats>>) => Promise<void>,
): Promise<void> {
  await withTracker({ manualTimers: true, oauth }, async (tracker) => {
    await work(tracker, await startTwoChats(tracker));
  });
}

const counts = ({ sim }: Tracker): readonly number[] => [
  sim.oauthRequests.length,
  sim.techOAuthRequests.length,
];

describe('two authorization servers', () => {
  for (const [oauth, license, language] of [
    ['tech', 'ru_std', 'ru'],
    ['tech', 'kz_ent250', 'kz'],
    ['info', 'br_pro100', 'br'],
  ] as const) {
    it(`W3: a portal of ${license} installs and renews its tokens at its own server only`, async () => {
      await withTracker({ manualTimers: true, oauth, license, language }, async (tracker) => {
        const index = oauth === 'info' ? 0 : 1;
        assert.deepEqual(
          counts(tracker).map((count) => count > 0),
          [index === 0, index === 1],
        );
        const record = await tracker.stores.portals.get(tracker.member);
        assert.equal(record?.oauthUrl, index === 0 ? tracker.sim.oauthUrl : tracker.sim.techOAuthUrl);
        const before = counts(tracker);
        tracker.portal.expireTokens();
        const client = await tracker.application.clients.of(tracker.member);
        await client.call({ method: 'profile', params: {} }, 'r');
        const expected = before.map((count, at) => count + (at === index ? 1 : 0));
        assert.deepEqual(counts(tracker), expected);
      });
    });
  }

  for (const flow of ['page', 'page without an address', 'event'] as const) {
    it(`W3: the installation by ${flow} finds the second server`, async () => {
      await withTracker({ manualTimers: true, install: false, oauth: 'tech' }, async (tracker) => {
        const { portal, url } = tracker;
        const card = { install: `${url}/install`, app: `${url}/app` };
        if (flow === 'event') await portal.installLocally(card);
        else {
          portal.addApp(card);
          if (flow === 'page without an address') portal.pageOmits.add('SERVER_ENDPOINT');
          assert.equal((await portal.openApp()).status, 200);
        }
        const record = await tracker.stores.portals.get(tracker.member);
        assert.deepEqual([record?.state, record?.oauthUrl], ['active', tracker.sim.techOAuthUrl]);
      });
    });
  }

  for (const to of ['tech', 'info'] as const) {
    it(`W3: a portal that moves to ${to} is followed at the next renewal, and the choice is kept`, async () => {
      await withPortalAt(
        to === 'tech' ? 'info' : 'tech',
        async (tracker, { portal, chats, contact, deal }) => {
          tracker.sim.moveOAuth(portal, to);
          portal.expireTokens();
          chats.ana.write('600123456');
          await tracker.waitUntilSettled();
          assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
          const record = await tracker.stores.portals.get(tracker.member);
          assert.equal(record?.oauthUrl, to === 'tech' ? tracker.sim.techOAuthUrl : tracker.sim.oauthUrl);
          const before = counts(tracker);
          portal.expireTokens();
          chats.eva.write('hola?');
          await tracker.advanceTime(MINUTE);
          chats.eva.write('600999888');
          await tracker.waitUntilSettled();
          const other = to === 'tech' ? 0 : 1;
          assert.equal(counts(tracker)[other], before[other], 'the old server is not asked any more');
        },
      );
    });
  }

  it('W3: an unknown server in a page or event never gets a request, and does not change the choice', async () => {
    const seen: string[] = [];
    const evil = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    const { port } = evil.address() as AddressInfo;
    try {
      await withTracker({ manualTimers: true, install: false, oauth: 'tech' }, async (tracker) => {
        const { portal, url } = tracker;
        portal.claimedOAuth = `http://127.0.0.1:${String(port)}/rest/`;
        await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
        await portal.openApp();
        const record = await tracker.stores.portals.get(tracker.member);
        assert.equal(record?.oauthUrl, tracker.sim.techOAuthUrl);
        assert.deepEqual(seen, []);
      });
    } finally {
      evil.close();
    }
  });

  it('W3: only the origin of a configured server names it', () => {
    const allowed = ['https://oauth.bitrix.info', 'https://oauth.bitrix24.tech'];
    for (const [posted, expected] of [
      ['https://oauth.bitrix24.tech/rest/', allowed[1]],
      ['https://OAUTH.bitrix.info', allowed[0]],
      ['https://oauth.bitrix.info:443/rest', allowed[0]],
      ['http://oauth.bitrix.info/rest/', undefined],
      ['https://oauth.bitrix.info.evil.example/', undefined],
      ['https://oauth.bitrix.info@evil.example/', undefined],
      ['https://oauth.bitrix24.tech:8443/', undefined],
      ['//oauth.bitrix.info', undefined],
      ['javascript:alert(1)', undefined],
      ['', undefined],
      [undefined, undefined],
    ] as const)
      assert.equal(oauthServerOf(allowed, posted), expected, posted);
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (posted) => {
        assert.equal(oauthServerOf(allowed, posted), undefined);
      }),
    );
  });
});

describe('answers of the authorization server', () => {
  /** Every answer that is not known to be final. */
  const answers = [
    [400, '{"error":"verification_needed"}'],
    [401, '{"error":"wrong_client"}'],
    [401, '{"error":"invalid_client","error_description":"Application not installed"}'],
    [400, '{"error":"invalid_request"}'],
    [403, '{"error":"insufficient_scope"}'],
    [403, '{"error":"ACCESS_DENIED"}'],
    [404, '{"error":"NOT_FOUND"}'],
    [200, '{"error":"server_is_tired"}'],
    [200, ''],
    [200, '<html>Log in</html>'],
    [200, '{"access_token":"a"}'],
    [204, ''],
    [302, ''],
    [418, 'teapot'],
    [429, '{"error":"QUERY_LIMIT_EXCEEDED"}'],
    [502, '<html>Bad gateway</html>'],
  ] as const;
  for (const [status, body] of answers) {
    it(`W8: ${String(status)} ${body}: the lane pauses, nothing is parked, and it goes on by itself`, async () => {
      await withPortalAt('info', async (tracker, { portal, chats, contact, deal }) => {
        for (const faults of [tracker.sim.oauthFaults, tracker.sim.techOAuthFaults])
          faults.answerAll({ status, body });
        portal.expireTokens();
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(20 * MINUTE);
        assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
        assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'active');
        const lane = await tracker.application.lanes.stateOf(tracker.member);
        assert.notEqual(lane?.trouble, 'revoked');
        assert.ok(tracker.sim.oauthRequests.length < 40);
        for (const faults of [tracker.sim.oauthFaults, tracker.sim.techOAuthFaults]) faults.clear();
        await tracker.advanceTime(MINUTE);
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      });
    });
  }

  for (const code of ['invalid_grant', 'bad_verification_code'] as const) {
    it(`W8: ${code} is final: an administrator has to open the app`, async () => {
      await withPortalAt('info', async (tracker, { portal, chats, contact, deal }) => {
        tracker.sim.oauthFaults.failNext(code);
        portal.expireTokens();
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'revoked');
        await portal.openApp();
        await tracker.waitUntilSettled();
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      });
    });
  }

  it('W8: an unknown refusal that stays is repaired by an administrator who opens the app', async () => {
    await withPortalAt('info', async (tracker, { portal, chats, contact, deal }) => {
      tracker.sim.oauthFaults.failNext('verification_needed', 3);
      portal.expireTokens();
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      tracker.sim.oauthFaults.clear();
      tracker.sim.oauthFaults.failNext('verification_needed', 1);
      await portal.openApp();
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
    });
  });
});
