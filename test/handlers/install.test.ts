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
    assert.deepEqual(portal.untrustedServer.seen, [], 'an address from a request was called');
    await portal.close();
  });

  const post = (path: string, body: string): request.Test =>
    request(tracker.app).post(path).type(form).send(body);
  const stored = () => tracker.stores.portals.get(member);

  function assertAllBound(offline = manifest.offlineEvents): void {
    const wanted = manifest.events.filter((name) => name !== 'ONSESSIONSTART');
    const online = portal.events.filter(({ handler }) => handler === `${publicUrl}/events`);
    assert.deepEqual(online.map(({ name }) => name).sort(), [...wanted].sort());
    const rest = portal.events.filter((one) => !online.includes(one));
    assert.deepEqual(rest.map(({ name, handler }) => [name, handler]).sort(), [
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
    it(`takes ONAPPINSTALL at ${path}`, async () => {
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

  it('installs from the page of the installing admin, who then has to be told to the frame', async () => {
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

  it('serves what that page loads', async () => {
    const sdk = await request(tracker.app).get('/assets/b24jssdk.js').buffer(true);
    assert.equal(sdk.status, 200);
    assert.match(sdk.text, /B24Js/);
    const script = await request(tracker.app).get('/assets/install.js').buffer(true);
    assert.match(script.text, /B24Js\.initializeB24Frame\(\)/);
    assert.match(script.text, /installFinish\(\)/);
  });

  it('shows what the portal refused, and goes on', async () => {
    portal.replies.set('placement.bind', { value: { error: 'ERROR_PLACEMENT_MAX_COUNT' } });
    const answer = await post('/install?LANG=en', pageBody(portal, portal.issue('admin')));
    assert.equal(answer.status, 200);
    assert.match(answer.text, /CRM_LEAD_DETAIL_TAB<\/code>: <code>ERROR_PLACEMENT_MAX_COUNT/);
    assert.equal((await stored())?.state, 'active');
    const asked = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, asked);
  });

  it('shows that the portal refused the offline queue, and goes on without it', async () => {
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

  it('binds later what could not be bound at first', async () => {
    portal.replies.set('event.get', { status: 500, error: 'INTERNAL_SERVER_ERROR' });
    assert.equal(
      (await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))))).status,
      200,
    );
    assert.equal(portal.events.length, 0);
    portal.replies.clear();
    await tracker.installation.retry();
    assertAllBound();
    const asked = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, asked);
  });

  it('binds what a newer version wants and the portal was never asked for', async () => {
    await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
    portal.events.splice(1);
    await tracker.stores.settings.putNote(member, 'bindings', 'what an earlier version asked for');
    await tracker.installation.retry();
    assertAllBound();
    const asked = portal.calledMethods.length;
    await tracker.installation.retry();
    assert.equal(portal.calledMethods.length, asked);
  });

  it('takes the same delivery twice, and two at once, for one installation', async () => {
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

  it('leaves bindings alone that are right, and takes away what an earlier address left', async () => {
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

  describe('refuses', () => {
    async function assertRefused(answer: request.Response, code: string, status = 403): Promise<void> {
      assert.equal(answer.status, status);
      assert.match(answer.text, new RegExp(code));
      assert.equal(await stored(), undefined);
      assert.equal(portal.events.length, 0);
    }

    it('a made-up event', async () => {
      const tokens = eventTokens(portal, { access: 'made up', refresh: 'made up' });
      await assertRefused(await post('/events', eventBody('ONAPPINSTALL', tokens)), 'TOKEN_REFUSED');
    });

    it('a made-up page', async () => {
      await assertRefused(
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
      await assertRefused(answer, 'OTHER_PORTAL');
      assert.deepEqual(await tracker.stores.portals.list(), []);
    });

    it('an event without a token that proves it', async () => {
      await assertRefused(
        await post('/events', eventBody('ONAPPINSTALL', { access_token: portal.issue('admin').access })),
        'NO_REFRESH_TOKEN',
      );
    });

    it('an employee', async () => {
      await assertRefused(
        await post('/install', pageBody(portal, portal.issue('employee'))),
        'ADMIN_REQUIRED',
      );
    });

    it('an employee who brings a new application token for a portal that is installed', async () => {
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

    it('an employee who brings the right application token while the portal does not say who is an admin', async () => {
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      const before = await stored();
      portal.replies.set('user.admin', { status: 400, error: 'ERROR_METHOD_NOT_FOUND' });
      for (const state of ['active', 'revoked'] as const) {
        await tracker.stores.portals.put({ ...portalRecord(), ...before, state });
        assert.equal((await post('/install', pageBody(portal, portal.issue('employee')))).status, 503);
        assert.deepEqual(await stored(), { ...before, state });
      }
    });
  });

  it('brings back a portal whose tokens were sealed with a lost key', async () => {
    const lost = createSecretBox({ keys: ['a key that is lost'] });
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

    it('keeps the event and takes it up again', async () => {
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
      const asked = portal.server.seen.length;
      await tracker.installation.retry();
      assert.equal(portal.server.seen.length, asked);
    });

    it('forgets a kept event that turns out to be made up', async () => {
      await post(
        '/events',
        eventBody('ONAPPINSTALL', eventTokens(portal, { access: 'x', refresh: 'made up' })),
      );
      portal.oauthDown = false;
      await tracker.installation.retry();
      const asked = portal.server.seen.length;
      await tracker.installation.retry();
      assert.equal(portal.server.seen.length, asked);
      assert.equal(await stored(), undefined);
    });

    it('tells the admin to wait', async () => {
      const answer = await post('/install?LANG=de', pageBody(portal, portal.issue('admin')));
      assert.equal(answer.status, 503);
      assert.match(answer.text, /OAUTH_UNREACHABLE/);
      assert.match(answer.text, /konnte nicht installiert werden/);
    });
  });

  describe('afterwards', () => {
    beforeEach(async () => {
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
    });

    it('takes the new application token of an update and binds again', async () => {
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

    it('forgets everything when it is uninstalled clean', async () => {
      portal.revokeTokens();
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 200);
      assert.equal(await stored(), undefined);
    });

    it('keeps the data, but no token, when it is uninstalled without cleaning', async () => {
      portal.revokeTokens();
      assert.equal(
        (await post('/events', eventBody('ONAPPUNINSTALL', {}, { LANGUAGE_ID: 'de', CLEAN: 0 }))).status,
        200,
      );
      const record = await stored();
      assert.equal(record?.state, 'uninstalled');
      assert.equal(record.accessToken + record.refreshToken, '');
      const asked = portal.server.seen.length;
      assert.equal((await post('/events', eventBody('ONCRMLEADADD'))).status, 403);
      assert.equal((await post('/app', pageBody(portal, portal.issue('admin')))).status, 403);
      assert.equal(portal.server.seen.length, asked);
      assert.deepEqual(tracker.accepted, []);
    });

    it('does not believe anybody who says it was uninstalled', async () => {
      assert.equal(
        (await post('/events', eventBody('ONAPPUNINSTALL', { application_token: 'guess' }))).status,
        403,
      );
      assert.equal((await stored())?.state, 'active');
    });

    it('is not uninstalled by who only has the application token, which every page has', async () => {
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

    it('is uninstalled a little later where the portal says so before it withdraws the tokens', async () => {
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
      portal.revokeTokens();
      await tracker.installation.retry();
      assert.equal(await stored(), undefined);
    });

    it('asks a portal that does not answer again, and believes it in the end', async () => {
      portal.replies.set('app.info', { status: 502, error: 'down' });
      assert.equal((await post('/events', eventBody('ONAPPUNINSTALL'))).status, 202);
      await tracker.installation.retry();
      assert.equal((await stored())?.state, 'active');
      tracker.advanceClock(600_001);
      await tracker.installation.retry();
      assert.equal(await stored(), undefined);
    });

    it('knows no page of the installation before', async () => {
      const open = await post('/app', pageBody(portal, portal.issue('admin')));
      const session = /<meta name="session" content="([^"]+)">/.exec(open.text)?.[1] ?? '';
      const me = () => request(tracker.app).get('/api/v1/me').set('Authorization', `Bearer ${session}`);
      assert.equal((await me()).status, 200);
      const again = portal.issue('admin');
      await post('/events', eventBody('ONAPPUPDATE', eventTokens(portal, again)));
      assert.equal((await me()).status, 200, 'an update is no other installation');
      const record = await stored();
      assert.ok(record);
      await tracker.stores.portals.put({ ...record, state: 'uninstalled' });
      assert.equal((await me()).status, 401);
      await post('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue('admin'))));
      assert.equal((await stored())?.state, 'active');
      assert.equal((await me()).status, 401);
    });

    for (const clean of [0, 1]) {
      it(`can be installed again (CLEAN=${clean})`, async () => {
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

    it('lives again when an admin opens the app after the tokens were withdrawn', async () => {
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
