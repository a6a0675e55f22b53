import assert from 'node:assert/strict';
import { readManifest } from '../../config/read-manifest.ts';
import { checkDataDir } from '../../src/cli/doctor/check-data-dir.ts';
import { checkOAuth } from '../../src/cli/doctor/check-oauth.ts';
import type { Check } from '../../src/cli/doctor/check.ts';
import { createExamine } from '../../src/cli/doctor/examine.ts';
import { portalHash } from '../../src/observability/portal-hash.ts';
import { createOAuthServer } from '../../src/bitrix24/auth/oauth-server.ts';
import type { DataDirState } from '../../src/store/files/inspect-data-dir.ts';
import { CLIENT, type Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const manifest = readManifest();
const allBut = (checks: readonly Check[], state: Check['state']): readonly Check[] =>
  checks.filter((check) => check.state !== state);

/** A portal that has sent a message already. */
async function spoken(tracker: Tracker): Promise<void> {
  const line = tracker.portal.addLine({ crmChatTracker: 'N' });
  tracker.portal.customer({ connector: 'telegrambot', line: line.id }).write('hola');
  await tracker.settle();
}

const withoutEvents = async ({ application, member, url }: Tracker, left: number): Promise<void> => {
  const client = await application.clients.of(member);
  for (const event of manifest.events.slice(left))
    await client.call({ method: 'event.unbind', params: { event, handler: `${url}/events` } }, 'test');
};

interface Case {
  readonly name: string;
  readonly state: 'warn' | 'fail';
  readonly says: RegExp;
  readonly advises: RegExp;
  spoil(tracker: Tracker): Promise<void> | void;
}

const cases: readonly Case[] = [
  {
    name: 'tokens withdrawn',
    state: 'fail',
    says: /withdrew its tokens/,
    advises: /administrator .* open the application/,
    spoil: async ({ stores, member }) => {
      const portal = await stores.portals.get(member);
      if (portal) await stores.portals.put({ ...portal, state: 'revoked' });
    },
  },
  {
    name: 'user of the token dismissed',
    state: 'fail',
    says: /cannot be asked \(NO_AUTH_FOUND\)/,
    advises: /administrator .* install/,
    spoil: ({ portal }) => portal.dismiss(portal.admin),
  },
  {
    name: 'user of the token no administrator any more',
    state: 'fail',
    says: /token is not an administrator's/,
    advises: /administrator .* install/,
    spoil: ({ portal }) => void Object.assign(portal.admin, { admin: false }),
  },
  {
    name: 'a right missing',
    state: 'fail',
    says: /lacks the rights placement/,
    advises: /Tick/,
    spoil: async ({ stores, member }) => {
      const portal = await stores.portals.get(member);
      if (portal) await stores.portals.put({ ...portal, scope: ['crm', 'imopenlines'] });
    },
  },
  {
    name: 'no event bound',
    state: 'fail',
    says: /events not bound here: .*ONOPENLINEMESSAGEADD/,
    advises: /Reinstall/,
    spoil: (tracker) => withoutEvents(tracker, 0),
  },
  {
    name: 'an event not bound',
    state: 'warn',
    says: /events not bound here: /,
    advises: /may not know/,
    spoil: (tracker) => withoutEvents(tracker, manifest.events.length - 1),
  },
  {
    name: 'events bound to another address',
    state: 'fail',
    says: /ONCRM\w+ \(another address\)/,
    advises: /PUBLIC_URL/,
    spoil: async (tracker) => {
      await withoutEvents(tracker, 0);
      const client = await tracker.application.clients.of(tracker.member);
      for (const event of manifest.events)
        await client.call(
          { method: 'event.bind', params: { event, handler: 'http://127.0.0.1:9/events' } },
          'test',
        );
    },
  },
  {
    name: 'portal away',
    state: 'fail',
    says: /cannot be asked/,
    advises: /Try again/,
    spoil: ({ portal }) => portal.failNext({ how: '502', times: 9 }),
  },
  {
    name: 'entries parked',
    state: 'warn',
    says: /1 entries failed again and again/,
    advises: /Health page/,
    spoil: async ({ stores, member, sim }) => {
      await stores.inbox.append(member, [{ key: 'x', body: {}, at: sim.now() }]);
      const waiting = await stores.inbox.waiting(member, 1);
      await stores.inbox.failed(
        member,
        waiting.map(({ id }) => id),
        'BROKEN',
        1,
      );
    },
  },
  {
    name: 'entries that wait long',
    state: 'warn',
    says: /1 entries wait, the oldest for 20 min/,
    advises: /a lane waits/,
    spoil: async ({ stores, member, sim }) => {
      await stores.inbox.append(member, [{ key: 'x', body: {}, at: sim.now() - 1_200_000 }]);
    },
  },
];

describe('doctor: portals and stores', () => {
  it('finds nothing wrong where nothing is, and takes no token for it', async () => {
    await withTracker({}, async (tracker) => {
      await spoken(tracker);
      const { sim, portal, member, application } = tracker;
      const [asked, requests] = [sim.oauthRequests.length, portal.countRequests()];
      for (const name of [undefined, member, portalHash(member), new URL(portal.url).host]) {
        const checks = await application.operations.examine(name);
        assert.deepEqual(allBut(checks, 'ok'), []);
        assert.ok(checks.some(({ what }) => /line 1 last heard by message 20/.test(what)));
      }
      assert.equal(sim.oauthRequests.length, asked);
      assert.equal(portal.countRequests() - requests, 8, 'two requests each');
      const [first] = allBut(await application.operations.examine('nobody.example'), 'ok');
      assert.match(`${first?.state} ${first?.what}`, /fail no portal is called nobody/);
    });
  });

  for (const { name, state, says, advises, spoil } of cases) {
    it(`says what to do: ${name}`, async () => {
      await withTracker({}, async (tracker) => {
        await spoken(tracker);
        await spoil(tracker);
        const wrong = allBut(await tracker.application.operations.examine(undefined), 'ok');
        assert.equal(wrong.length, 1, JSON.stringify(wrong));
        assert.equal(wrong[0]?.state, state);
        assert.match(wrong[0].what, says);
        assert.match(wrong[0].advice, advises);
      });
    });
  }

  it('says what to do: clocks apart, nothing heard yet', async () => {
    await withTracker({}, async ({ stores, application, url, sim }) => {
      const now = (): number => sim.now() + 120_000;
      const examine = createExamine({ stores, clients: application.clients, manifest, publicUrl: url, now });
      const wrong = allBut(await examine(undefined), 'ok').map(({ what }) => what);
      assert.match(wrong[0] ?? '', /clocks are 1[12]\d s apart/);
      assert.match(wrong[1] ?? '', /nothing was heard/);
      assert.equal(wrong.length, 2);
    });
  });
});

describe('doctor: the authorization server', () => {
  const answer = async (
    tracker: Tracker,
    clientSecret: string,
    url = tracker.sim.oauthUrl,
  ): Promise<Check> => {
    const { clientId } = CLIENT;
    const options = { url, clientId, clientSecret, allowInsecure: true, timeoutMs: 2000, now: Date.now };
    return checkOAuth(createOAuthServer(options), url);
  };

  it('tells good credentials from wrong ones and from silence', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { clientSecret } = CLIENT;
      assert.equal((await answer(tracker, clientSecret)).state, 'ok');
      assert.match((await answer(tracker, 'wrong')).advice, /B24_CLIENT_SECRET/);
      assert.match((await answer(tracker, clientSecret, 'http://127.0.0.1:9')).what, /does not answer/);
      tracker.sim.oauthFaults.failNext('500');
      assert.equal((await answer(tracker, clientSecret)).state, 'fail');
      tracker.sim.oauthFaults.failNext('PAYMENT_REQUIRED');
      assert.equal((await answer(tracker, clientSecret)).state, 'warn');
    });
  });
});

describe('doctor: DATA_DIR', () => {
  const folder = {
    kind: 'folder',
    writable: true,
    openToOthers: [],
    freeBytes: 1e11,
    inUse: false,
    secretKey: true,
    hasData: true,
    oldFiles: false,
  } as const satisfies DataDirState;
  const config = { dataDir: './data', databaseUrl: undefined, secretKeys: undefined };
  const table: readonly (readonly [string, DataDirState, 'ok' | 'warn' | 'fail', RegExp])[] = [
    ['good', folder, 'ok', /^$/],
    ['missing', { kind: 'missing' }, 'warn', /first start/],
    ['no folder', { kind: 'noFolder' }, 'fail', /Name a folder/],
    ['read-only', { ...folder, writable: false }, 'fail', /chown/],
    ['open to others', { ...folder, openToOthers: ['data/x'] }, 'fail', /chmod/],
    ['little space', { ...folder, freeBytes: 5e8 }, 'warn', /Make room/],
    ['no space', { ...folder, freeBytes: 5e7 }, 'fail', /Make room/],
    ['in use by somebody silent', { ...folder, inUse: true }, 'fail', /look at its log/],
    ['files of version 0.1.0', { ...folder, oldFiles: true }, 'warn', /Delete it once/],
    ['the key gone', { ...folder, secretKey: false }, 'fail', /Restore the file/],
  ];
  for (const [name, state, worst, advice] of table) {
    it(`is judged: ${name}`, () => {
      const wrong = allBut(checkDataDir(config, state, false), 'ok');
      assert.equal(wrong[0]?.state ?? 'ok', worst);
      assert.match(wrong[0]?.advice ?? '', advice);
      assert.ok(wrong.length < 2);
    });
  }
});
