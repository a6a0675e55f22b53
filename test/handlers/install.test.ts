import assert from 'node:assert/strict';
import request from 'supertest';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { member, portalRecord, secretBox } from '../bitrix24/portal-fixture.ts';
import { applicationToken, eventBody, eventTokens, pageBody } from './request-bodies.ts';
import { startPortalStub, type PortalStub } from './portal-stub.ts';
import { manifest, publicUrl, createTrackerApp, type TrackerApp } from './tracker-app.ts';

const form = 'application/x-www-form-urlencoded';

describe('installation', () => {
  let portal: PortalStub;
  let tracker: TrackerApp;

  beforeEach(async () => {
    portal = await startPortalStub();
    tracker = await createTrackerApp(portal.server.url);
  });

  afterEach(async () => {
    assert.deepEqual(portal.untrustedServer.seen, [], 'no address from a request is called');
    await portal.close();
  });

  const post = (path: string, body: string): request.Test =>
    request(tracker.app).post(path).type(form).send(body);
  const stored = () => tracker.stores.portals.get(member);

  function assertAllBound(offline = manifest.offlineEvents): void {
    const expected = manifest.events.filter((name) => name !== 'ONSESSIONSTART');
    const online = portal.events.filter(({ handler }) => handler === `${publicUrl}/events`);
    assert.deepEqual(online.map(({ name }) => name).sort(), [...expected].sort());
    const others = portal.events.filter((binding) => !online.includes(binding));
    assert.deepEqual(others.map(({ name, handler }) => [name, handler]).sort(), [
      ...offline.map((name) => [name, '']).sort(),
    ]);
    assert.deepEqual(
      portal.placements.map(({ name }) => name).sort(),
      manifest.placements.map(({ placement }) => placement).sort(),
    );
    assert.deepEqual(
      [...new Set(portal.placements.map(({ handler }) => handler))],
      [`${publicUrl}/card-tab`],
    );
  }

  for (const path of ['/events', '/install']) {
    it(`installs with ONAPPINSTALL at ${path}`, async () => {
      const answer = await post(path, eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      assert.equal(answer.status, 200);
      const record = await stored();
      assert.equal(record?.state, 'active');
      assert.equal(record.applicationToken, applicationToken);
      assert.equal(record.clientEndpoint, `${portal.server.url}/rest`);
      assert.equal(record.domain, new URL(portal.server.url).host);
      assert.equal(record.userId, 1);
      assert.deepEqual(record.scope, ['crm', 'imopenlines', 'placement']);
      assert.deepEqual(record.regions, ['BR']);
      assertAllBound();
    });
  }

  it('installs from the installer page of an admin, which then calls installFinish', async () => {
    const answer = await post(
      '/install?DOMAIN=evil&LANG=la&APP_SID=x',
      pageBody(portal, portal.issue('admin')),
    );
    assert.equal(answer.status, 200);
    assert.match(answer.text, /<html lang="es"/);
    assert.match(answer.text, /assets\/b24jssdk\.js/);
    assert.match(answer.text, /assets\/install\.js/);
    assert.doesNotMatch(answer.text, /id="problems"/);
    assert.equal((await stored())?.applicationToken, applicationToken);
    assertAllBound();
  });

  it('serves the scripts of that page', async () => {
    const sdk = await request(tracker.app).get('/assets/b24jssdk.js').buffer(true);
    assert.equal(sdk.status, 200);
    assert.match(sdk.text, /B24Js/);
    const script = await request(tracker.app).get('/assets/install.js').buffer(true);
    assert.match(script.text, /B24Js\.initializeB24Frame\(\)/);
    assert.match(script.text, /installFinish\(\)/);
  });

  it('shows a placement that the portal refused, and completes the installation', async () => {
    portal.replies.set('placement.bind', { value: { error: 'ERROR_PLACEMENT_MAX_COUNT' } });
    const answer = await post('/install?LANG=en', pageBody(portal, portal.issue('admin')));
    assert.equal(answer.status, 200);
    assert.match(answer.text, /CRM_LEAD_DETAIL_TAB<\/code>: <code>ERROR_PLACEMENT_MAX_COUNT/);
    assert.equal((await stored())?.state, 'active');
    const callsBefore = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, callsBefore);
  });

  it('shows that the portal refused the offline events, and completes the installation without them', async () => {
    portal.refusesOfflineEvents = true;
    const answer = await post('/install?LANG=en', pageBody(portal, portal.issue('admin')));
    assert.equal(answer.status, 200);
    for (const name of manifest.offlineEvents)
      assert.ok(answer.text.includes(`${name} (offline)</code>: <code>ACCESS_DENIED`));
    assertAllBound([]);
    portal.refusesOfflineEvents = false;
    await tracker.installation.rebind(member);
    assertAllBound();
  });

  it('binds later what could not be bound during the installation', async () => {
    portal.replies.set('event.get', { status: 500, error: 'INTERNAL_SERVER_ERROR' });
    assert.equal(
      (await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))))).status,
      200,
    );
    assert.equal(portal.events.length, 0);
    portal.replies.clear();
    await tracker.installation.retry();
    assertAllBound();
    const callsBefore = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, callsBefore);
  });

  it('binds events that a newer version of the app adds', async () => {
    await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
    portal.events.splice(1);
    await tracker.stores.settings.putNote(member, 'bindings', 'bindings of an earlier version');
    await tracker.installation.retry();
    assertAllBound();
    const callsBefore = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, callsBefore);
  });

  it('treats the same delivery again, also at the same time, as one installation', async () => {
    const tokens = portal.issue('admin');
    const body = eventBody('ONAPPINSTALL', eventTokens(portal, tokens));
    const answers = await Promise.all([post('/events', body), post('/events', body)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await post('/install', pageBody(portal, tokens))).status, 200);
    assertAllBound();
  });

  it('keeps correct bindings and removes those of an earlier address', async () => {
    await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
    portal.events.push(
      { name: 'ONCRMLEADADD', handler: 'https://old.example.com/events' },
      { name: 'ONOLD', handler: `${publicUrl}/events` },
      { name: 'ONCRMLEADADD', handler: '' },
    );
    portal.placements.push({
      name: 'CRM_LEAD_DETAIL_TAB',
      handler: 'https://old.example.com/card-tab',
      title: 'Chats',
    });
    portal.placements.push({ name: 'CRM_DEAL_DETAIL_TAB', handler: `${publicUrl}/card-tab`, title: 'Chats' });
    portal.calledMethods.length = 0;
    await tracker.installation.rebind(member);
    assertAllBound();
    assert.equal(portal.calledMethods.filter((method) => method === 'event.bind').length, 1);
    assert.equal(portal.calledMethods.filter((method) => method === 'placement.bind').length, 1);
  });

  describe('rejects', () => {
    async function assertRejected(answer: request.Response, code: string, status = 403): Promise<void> {
      assert.equal(answer.status, status);
      assert.match(answer.text, new RegExp(code));
      assert.equal(await stored(), undefined);
      assert.equal(portal.events.length, 0);
    }

    it('an event with invalid tokens', async () => {
      const tokens = eventTokens(portal, { access: 'made up', refresh: 'made up' });
      await assertRejected(await post('/events', eventBody('ONAPPINSTALL', tokens)), 'TOKEN_REFUSED');
    });

    it('a page request with invalid tokens', async () => {
      await assertRejected(
        await post('/install', pageBody(portal, { access: 'made up', refresh: 'made up' })),
        'TOKEN_REFUSED',
      );
    });

    it('a token of another portal', async () => {
      const tokens = eventTokens(portal, portal.issue('admin'));
      const answer = await post(
        '/events',
        eventBody('ONAPPINSTALL', { ...tokens, member_id: 'another-portal' }),
      );
      await assertRejected(answer, 'OTHER_PORTAL');
      assert.deepEqual(await tracker.stores.portals.list(), []);
    });

    it('an event without a refresh token', async () => {
      await assertRejected(
        await post('/events', eventBody('ONAPPINSTALL', { access_token: portal.issue('admin').access })),
        'NO_REFRESH_TOKEN',
      );
    });

    it('an employee who is no admin', async () => {
      await assertRejected(
        await post('/install', pageBody(portal, portal.issue('employee'))),
        'ADMIN_REQUIRED',
      );
    });

    it('a new application token for an installed portal from an employee', async () => {
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      const before = await stored();
      const tokens = eventTokens(portal, portal.issue('employee'));
      const answer = await post(
        '/events',
        eventBody('ONAPPUPDATE', { ...tokens, application_token: 'made up' }),
      );
      assert.equal(answer.status, 403);
      assert.deepEqual(await stored(), before);
    });

    it('an employee with the right application token while the portal does not answer user.admin', async () => {
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      const before = await stored();
      portal.replies.set('user.admin', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' });
      for (const state of ['active', 'revoked'] as const) {
        await tracker.stores.portals.put({ ...portalRecord(), ...before, state });
        assert.equal((await post('/install', pageBody(portal, portal.issue('employee')))).status, 503);
        assert.deepEqual(await stored(), { ...before, state });
      }
    });
  });

  it('reinstalls a portal whose tokens were sealed with a lost key', async () => {
    const lost = createSecretBox({ keys: ['a secret key that is lost'] });
    let sealer = lost;
    tracker = await createTrackerApp(portal.server.url, publicUrl, {
      ...secretBox,
      seal: (text) => sealer.seal(text),
    });
    await tracker.stores.portals.put(portalRecord());
    sealer = secretBox;
    assert.equal((await post('/events', eventBody('ONCRMLEADADD'))).status, 500);
    assert.deepEqual(await tracker.stores.portals.list(), []);
    assert.equal((await post('/install', pageBody(portal, portal.issue('admin')))).status, 200);
  });

  describe('while the authorization server is down', () => {
    beforeEach(() => {
      portal.oauthDown = true;
    });

    it('stores the event and processes it later', async () => {
      const answer = await post(
        '/events',
        eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))),
      );
      assert.equal(answer.status, 202);
      await tracker.installation.retry();
      assert.equal(await stored(), undefined);
      portal.oauthDown = false;
      await tracker.installation.retry();
      assert.equal((await stored())?.state, 'active');
      assertAllBound();
      const requestsBefore = portal.server.seen.length;
      await tracker.installation.retry();
      assert.equal(portal.server.seen.length, requestsBefore);
    });

    it('discards a stored event with invalid tokens', async () => {
      await post(
        '/events',
        eventBody('ONAPPINSTALL', eventTokens(portal, { access: 'x', refresh: 'made up' })),
      );
      portal.oauthDown = false;
      await tracker.installation.retry();
      const requestsBefore = portal.server.seen.length;
      await tracker.installation.retry();
      assert.equal(portal.server.seen.length, requestsBefore);
      assert.equal(await stored(), undefined);
    });

    it('shows the admin that the installation failed for now', async () => {
      const answer = await post('/install?LANG=de', pageBody(portal, portal.issue('admin')));
      assert.equal(answer.status, 503);
      assert.match(answer.text, /OAUTH_UNREACHABLE/);
      assert.match(answer.text, /konnte nicht installiert werden/);
    });
  });

  describe('after the installation', () => {
    beforeEach(async () => {
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
    });

    it('an update replaces the application token and renews the bindings', async () => {
      portal.events.length = 0;
      const tokens = eventTokens(portal, portal.issue('admin'));
      const answer = await post(
        '/events',
        eventBody('ONAPPUPDATE', { ...tokens, application_token: 'new application token' }),
      );
      assert.equal(answer.status, 200);
      assert.equal((await stored())?.applicationToken, 'new application token');
      assertAllBound();
      assert.equal((await post('/events', eventBody('ONCRMLEADADD'))).status, 403);
      assert.equal(
        (await post('/events', eventBody('ONCRMLEADADD', { application_token: 'new application token' })))
          .status,
        200,
      );
    });

    it('an uninstallation with CLEAN=1 deletes the tokens at once and the data after the grace time', async () => {
      portal.revokeTokens();
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 200);
      const record = await stored();
      assert.equal(record?.state, 'uninstalled');
      assert.equal(record.accessToken + record.refreshToken, '');
      assert.ok(record.eraseAt);
    });

    it('an uninstallation with CLEAN=0 keeps the data and deletes the tokens', async () => {
      portal.revokeTokens();
      assert.equal(
        (await post('/events', eventBody('ONAPPUNINSTALL', {}, { LANGUAGE_ID: 'de', CLEAN: 0 }))).status,
        200,
      );
      const record = await stored();
      assert.equal(record?.state, 'uninstalled');
      assert.equal(record.accessToken + record.refreshToken, '');
      const requestsBefore = portal.server.seen.length;
      assert.equal((await post('/events', eventBody('ONCRMLEADADD'))).status, 403);
      assert.equal((await post('/app', pageBody(portal, portal.issue('admin')))).status, 403);
      assert.equal(portal.server.seen.length, requestsBefore);
      assert.deepEqual(tracker.accepted, []);
    });

    it('an uninstallation event with a wrong application token is rejected', async () => {
      assert.equal(
        (await post('/events', eventBody('ONAPPUNINSTALL', { application_token: 'guess' }))).status,
        403,
      );
      assert.equal((await stored())?.state, 'active');
    });

    it('an uninstallation event is ignored while the tokens still work: every page knows the application token', async () => {
      const before = await stored();
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
      await tracker.installation.retry();
      assert.deepEqual(await stored(), before);
      tracker.advanceClock(600_001);
      await tracker.installation.retry();
      portal.revokeTokens();
      await tracker.installation.retry();
      assert.equal((await stored())?.state, 'active');
    });

    it('an uninstallation event is processed later when the portal revokes the tokens after it', async () => {
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
      portal.revokeTokens();
      await tracker.installation.retry();
      assert.equal((await stored())?.state, 'uninstalled');
    });

    for (const [what, reply] of [
      ['does not answer', { status: 502, error: 'down' }],
      ['answers that its limit is reached', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' }],
      ['has no REST in its plan', { status: 401, error: 'ACCESS_DENIED' }],
      ['says that the owner of the tokens left', { status: 401, error: 'authorization_error' }],
    ] as const)
      it(`attack 1: an uninstallation event is dropped when the portal ${what}: that is no proof`, async () => {
        portal.replies.set('app.info', reply);
        assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
        await tracker.installation.retry();
        tracker.advanceClock(600_001);
        await tracker.installation.retry();
        assert.ok(await stored(), 'the data is there');
        assert.notEqual((await stored())?.state, 'uninstalled');
      });

    it('attack 1: a forged uninstallation erases nothing where the tokens are known to be dead', async () => {
      const record = await stored();
      assert.ok(record);
      await tracker.stores.portals.put({ ...record, state: 'revoked' });
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
      tracker.advanceClock(600_001);
      await tracker.installation.retry();
      assert.equal((await stored())?.state, 'revoked');
    });

    it('pages opened before a reinstallation are rejected', async () => {
      const page = await post('/app', pageBody(portal, portal.issue('admin')));
      const session = /<meta name="session" content="([^"]+)">/.exec(page.text)?.[1] ?? '';
      const me = () => request(tracker.app).get('/api/v1/me').set('Authorization', `Bearer ${session}`);
      assert.equal((await me()).status, 200);
      const tokens = portal.issue('admin');
      await post('/events', eventBody('ONAPPUPDATE', eventTokens(portal, tokens)));
      assert.equal((await me()).status, 200, 'an update does not end sessions');
      const record = await stored();
      assert.ok(record);
      await tracker.stores.portals.put({ ...record, state: 'uninstalled' });
      assert.equal((await me()).status, 401);
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      assert.equal((await stored())?.state, 'active');
      assert.equal((await me()).status, 401);
    });

    for (const clean of [0, 1]) {
      it(`it can be installed again after CLEAN=${clean}`, async () => {
        portal.revokeTokens();
        await post('/events', eventBody('ONAPPUNINSTALL', {}, { CLEAN: clean }));
        portal.events.length = 0;
        portal.placements.length = 0;
        const tokens = eventTokens(portal, portal.issue('admin'));
        assert.equal(
          (await post('/install', eventBody('ONAPPINSTALL', { ...tokens, application_token: 'another' })))
            .status,
          200,
        );
        assert.equal((await stored())?.state, 'active');
        assertAllBound();
        assert.equal(
          (await post('/events', eventBody('ONCRMLEADADD', { application_token: 'another' }))).status,
          200,
        );
      });
    }

    it('a portal with revoked tokens is active again after an admin opens the app', async () => {
      await tracker.stores.portals.put({ ...portalRecord(), ...(await stored()), state: 'revoked' });
      const employee = await post('/app?LANG=en', pageBody(portal, portal.issue('employee')));
      assert.match(employee.text, /<meta name="works" content="no">/);
      assert.equal((await stored())?.state, 'revoked');
      const admin = await post('/app?LANG=en', pageBody(portal, portal.issue('admin')));
      assert.equal(admin.status, 200);
      assert.match(admin.text, /<meta name="works" content="yes">/);
      assert.equal((await stored())?.state, 'active');
    });
  });
});
