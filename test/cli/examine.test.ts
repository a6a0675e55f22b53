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
const withoutState = (checks: readonly Check[], state: Check['state']): readonly Check[] =>
  checks.filter((check) => check.state !== state);

/** Delivers one message, so that the line has a last event. */
async function writeMessage(tracker: Tracker): Promise<void> {
  const line = tracker.portal.addLine({ crmChatTracker: 'N' });
  tracker.portal.customer({ connector: 'telegrambot', line: line.id }).write('hola');
  await tracker.waitUntilIdle();
}

/** Unbinds all events except the first `remaining`. */
const unbindEvents = async ({ application, member, url }: Tracker, remaining: number): Promise<void> => {
  const client = await application.clients.of(member);
  for (const event of manifest.events.slice(remaining))
    await client.call({ method: 'event.unbind', params: { event, handler: `${url}/events` } }, 'test');
};

interface ProblemCase {
  readonly name: string;
  readonly state: 'warn' | 'fail';
  readonly message: RegExp;
  readonly advice: RegExp;
  cause(tracker: Tracker): Promise<void> | void;
}

const cases: readonly ProblemCase[] = [
  {
    name: 'tokens withdrawn',
    state: 'fail',
    message: /withdrew its tokens/,
    advice: /administrator .* open the application/,
    cause: async ({ stores, member }) => {
      const portal = await stores.portals.get(member);
      if (portal) await stores.portals.put({ ...portal, state: 'revoked' });
    },
  },
  {
    name: 'user of the token dismissed',
    state: 'fail',
    message: /cannot be asked \(authorization_error\)/,
    advice: /administrator .* install/,
    cause: ({ portal }) => portal.dismiss(portal.admin),
  },
  {
    name: 'user of the token no longer an administrator',
    state: 'fail',
    message: /token is not an administrator's/,
    advice: /administrator .* install/,
    cause: ({ portal }) => void Object.assign(portal.admin, { admin: false }),
  },
  {
    name: 'a scope missing',
    state: 'fail',
    message: /lacks the rights im, placement/,
    advice: /Tick/,
    cause: async ({ stores, member }) => {
      const portal = await stores.portals.get(member);
      if (portal) await stores.portals.put({ ...portal, scope: ['crm', 'imopenlines'] });
    },
  },
  {
    name: 'no event bound',
    state: 'fail',
    message: /events not bound here: .*ONOPENLINEMESSAGEADD/,
    advice: /Reinstall/,
    cause: (tracker) => unbindEvents(tracker, 0),
  },
  {
    name: 'an event not bound',
    state: 'warn',
    message: /events not bound here: /,
    advice: /may not know/,
    cause: (tracker) => unbindEvents(tracker, manifest.events.length - 1),
  },
  {
    name: 'events bound to another address',
    state: 'fail',
    message: /ONCRM\w+ \(another address\)/,
    advice: /PUBLIC_URL/,
    cause: async (tracker) => {
      await unbindEvents(tracker, 0);
      const client = await tracker.application.clients.of(tracker.member);
      for (const event of manifest.events)
        await client.call(
          { method: 'event.bind', params: { event, handler: 'http://127.0.0.1:9/events' } },
          'test',
        );
    },
  },
  {
    name: 'portal unreachable',
    state: 'fail',
    message: /cannot be asked/,
    advice: /Try again/,
    cause: ({ portal }) => portal.failNext({ how: '502', times: 9 }),
  },
  {
    name: 'entries parked',
    state: 'warn',
    message: /1 entries are set aside/,
    advice: /Health page/,
    cause: async ({ stores, member, sim }) => {
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
    name: 'entries waiting for long',
    state: 'warn',
    message: /1 entries wait, the oldest for 20 min/,
    advice: /lane paused/,
    cause: async ({ stores, member, sim }) => {
      await stores.inbox.append(member, [{ key: 'x', body: {}, at: sim.now() - 1_200_000 }]);
    },
  },
];

describe('doctor: portals and stores', () => {
  it('finds no problem in a working portal and renews no token', async () => {
    await withTracker({}, async (tracker) => {
      await writeMessage(tracker);
      const { sim, portal, member, application } = tracker;
      const [renewals, requests] = [sim.oauthRequests.length, portal.countRequests()];
      for (const name of [undefined, member, portalHash(member), new URL(portal.url).host]) {
        const checks = await application.operations.examine(name);
        assert.deepEqual(withoutState(checks, 'ok'), []);
        assert.ok(checks.some(({ what }) => /line 1 last heard by message 20/.test(what)));
      }
      assert.equal(sim.oauthRequests.length, renewals);
      assert.equal(portal.countRequests() - requests, 8, 'two requests each');
      const [first] = withoutState(await application.operations.examine('unknown.example'), 'ok');
      assert.match(`${first?.state} ${first?.what}`, /fail no portal is called unknown/);
    });
  });

  for (const { name, state, message, advice, cause } of cases) {
    it(`reports the problem with advice: ${name}`, async () => {
      await withTracker({}, async (tracker) => {
        await writeMessage(tracker);
        await cause(tracker);
        const problems = withoutState(await tracker.application.operations.examine(undefined), 'ok');
        assert.equal(problems.length, 1, JSON.stringify(problems));
        assert.equal(problems[0]?.state, state);
        assert.match(problems[0].what, message);
        assert.match(problems[0].advice, advice);
      });
    });
  }

  it('reports the problem with advice: clocks differ, no event received yet', async () => {
    await withTracker({}, async ({ stores, application, url, sim }) => {
      const now = (): number => sim.now() + 120_000;
      const examine = createExamine({ stores, clients: application.clients, manifest, publicUrl: url, now });
      const problems = withoutState(await examine(undefined), 'ok').map(({ what }) => what);
      assert.match(problems[0] ?? '', /clocks are 1[12]\d s apart/);
      assert.match(problems[1] ?? '', /nothing was heard/);
      assert.equal(problems.length, 2);
    });
  });
});

describe('doctor: the authorization server', () => {
  const check = async (
    tracker: Tracker,
    clientSecret: string,
    url = tracker.sim.oauthUrl,
  ): Promise<Check> => {
    const { clientId } = CLIENT;
    const options = { url, clientId, clientSecret, allowInsecure: true, timeoutMs: 2000, now: Date.now };
    return checkOAuth(createOAuthServer(options), url);
  };

  it('distinguishes valid and invalid credentials and an unreachable server', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { clientSecret } = CLIENT;
      assert.equal((await check(tracker, clientSecret)).state, 'ok');
      assert.match((await check(tracker, 'wrong')).advice, /B24_CLIENT_SECRET/);
      assert.match((await check(tracker, clientSecret, 'http://127.0.0.1:9')).what, /does not answer/);
      tracker.sim.oauthFaults.failNext('500');
      assert.equal((await check(tracker, clientSecret)).state, 'fail');
      tracker.sim.oauthFaults.failNext('PAYMENT_REQUIRED');
      assert.equal((await check(tracker, clientSecret)).state, 'warn');
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
    ['correct', folder, 'ok', /^$/],
    ['missing', { kind: 'missing' }, 'warn', /first start/],
    ['not a folder', { kind: 'noFolder' }, 'fail', /Name a folder/],
    ['read-only', { ...folder, writable: false }, 'fail', /chown/],
    ['open to others', { ...folder, openToOthers: ['data/x'] }, 'fail', /chmod/],
    ['little space', { ...folder, freeBytes: 5e8 }, 'warn', /Make room/],
    ['no space', { ...folder, freeBytes: 5e7 }, 'fail', /Make room/],
    ['in use by a process that does not answer', { ...folder, inUse: true }, 'fail', /look at its log/],
    ['files of version 0.1.0', { ...folder, oldFiles: true }, 'warn', /Delete it once/],
    ['the key file missing', { ...folder, secretKey: false }, 'fail', /Restore the file/],
  ];
  for (const [name, state, worst, advice] of table) {
    it(`${name}: ${worst}`, () => {
      const problems = withoutState(checkDataDir(config, state, false), 'ok');
      assert.equal(problems[0]?.state ?? 'ok', worst);
      assert.match(problems[0]?.advice ?? '', advice);
      assert.ok(problems.length < 2);
    });
  }
});
