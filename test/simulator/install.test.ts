import assert from 'node:assert/strict';
import { waitFor } from '../helpers/wait-for.ts';
import { AppStub } from './app-stub.ts';
import { documented, differences } from './leaf-types.ts';
import { RestCaller } from './rest-caller.ts';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';

type Auth = Record<string, string>;

describe('installation, opening, update, uninstallation', () => {
  let sim: Simulator;
  let app: AppStub;
  let portal: PortalSim;
  beforeEach(async () => {
    sim = await startSimulator();
    app = await new AppStub().start();
    sim.registerApp({ clientId: 'local.1', clientSecret: 'secret' });
    portal = await sim.addPortal({ memberId: 'm1', language: 'es' });
  });
  afterEach(async () => {
    await sim.close();
    await app.close();
  });

  const payload = (event: string): Record<string, unknown> => app.events(event).at(-1) ?? {};
  const assertSameKeys = (event: string, example: string): void => {
    const auth = documented(example)['auth'] as object;
    assert.deepEqual(Object.keys(payload(event)['auth'] as object).sort(), Object.keys(auth).sort());
    assert.deepEqual(
      Object.keys(payload(event)['data'] as object).sort(),
      Object.keys(documented(example)['data'] as object).sort(),
    );
  };

  it('server flow: installed at once, the event has tokens and no user', async () => {
    const answer = await portal.installLocally(app.urls);
    assert.equal(answer?.status, 200);
    assertSameKeys('ONAPPINSTALL', 'ONAPPINSTALL.payload');
    assert.equal((payload('ONAPPINSTALL')['data'] as Auth)['INSTALLED'], 'Y');
    assert.equal(app.received[0]?.type, 'application/x-www-form-urlencoded');
    const rest = new RestCaller(portal);
    rest.token = (payload('ONAPPINSTALL')['auth'] as Auth)['access_token'] ?? '';
    assert.equal((await rest.result<{ INSTALLED: boolean }>('app.info')).INSTALLED, true);
  });

  it('page flow: bindings are possible at once, nothing is delivered or shown before installFinish', async () => {
    await portal.openInstaller(app.urls);
    const opened = app.received[0];
    const { DOMAIN, PROTOCOL, LANG, APP_SID, ...rest } = documented('DEFAULT.placement');
    assert.deepEqual(
      Object.keys(opened?.query ?? {}).sort(),
      Object.keys({ DOMAIN, PROTOCOL, LANG, APP_SID }).sort(),
    );
    assert.deepEqual(Object.keys(opened?.body ?? {}).sort(), Object.keys(rest).sort());
    assert.deepEqual(differences(opened?.body, rest), []);
    const caller = new RestCaller(portal);
    caller.token = String(opened?.body['AUTH_ID']);
    assert.equal((await caller.result<{ INSTALLED: boolean }>('app.info')).INSTALLED, false);
    assert.equal(
      await caller.result('event.bind', { event: 'OnCrmLeadAdd', handler: `${app.url}/events` }),
      true,
    );
    assert.equal(
      await caller.result('placement.bind', { PLACEMENT: 'CRM_LEAD_DETAIL_TAB', HANDLER: `${app.url}/tab` }),
      true,
    );
    portal.person().createLead();
    await portal.delivered();
    assert.deepEqual(app.events('ONCRMLEADADD'), []);
    assert.throws(() => portal.frame({ as: portal.addUser() }), /not fully installed/);
    await portal.openApp();
    assert.equal(app.received.at(-1)?.path, '/install');
    portal.finishInstall();
    portal.person().createLead();
    await portal.delivered();
    assert.equal(app.events('ONCRMLEADADD').length, 1);
    await portal.openApp();
    assert.equal(app.received.at(-1)?.path, '/app');
  });

  it('opens placements as any user, with options as a JSON string', async () => {
    await portal.installLocally(app.urls);
    await new RestCaller(portal).result('placement.bind', {
      PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
      HANDLER: `${app.url}/tab?x=1`,
    });
    const clerk = portal.addUser({ name: 'Luis' });
    await portal.openApp({ as: clerk, placement: 'CRM_DEAL_DETAIL_TAB', options: { ID: '8061' } });
    const opened = app.received.at(-1);
    assert.equal(opened?.path, '/tab');
    assert.equal(opened.query['x'], '1');
    assert.equal(opened.body['PLACEMENT_OPTIONS'], '{"ID":"8061"}');
    const clerkRest = new RestCaller(portal);
    clerkRest.token = String(opened.body['AUTH_ID']);
    assert.equal((await clerkRest.result<{ ID: string }>('profile')).ID, String(clerk.id));
  });

  it('update: bindings are removed, application_token changes', async () => {
    await portal.installLocally(app.urls);
    const rest = new RestCaller(portal);
    for (const event of ['ONCRMLEADADD', 'ONAPPUPDATE'])
      await rest.result('event.bind', { event, handler: `${app.url}/events` });
    const before = (payload('ONAPPINSTALL')['auth'] as Auth)['application_token'];
    await portal.update();
    assertSameKeys('ONAPPUPDATE', 'ONAPPUPDATE.payload');
    const after = (payload('ONAPPUPDATE')['auth'] as Auth)['application_token'];
    assert.notEqual(after, before);
    assert.deepEqual(await rest.result('event.get'), []);
    await portal.openApp();
    assert.equal(app.received.at(-1)?.body['APPLICATION_TOKEN'], after);
  });

  it('neither an update nor an uninstallation is posted where no handler was bound to it', async () => {
    await portal.installLocally(app.urls);
    const count = app.received.length;
    assert.deepEqual(await portal.update(), []);
    assert.deepEqual(await portal.uninstall({ clean: true }), []);
    assert.equal(app.received.length, count);
  });

  it('uninstallation: tokens are invalid, the event has none, and the app can be installed again', async () => {
    await portal.installLocally(app.urls);
    const rest = new RestCaller(portal);
    await rest.result('event.bind', { event: 'ONAPPUNINSTALL', handler: `${app.url}/events` });
    await rest.result('app.option.set', { options: { a: 1 } });
    await portal.uninstall({ clean: true });
    assert.equal(app.received.at(-1)?.path, '/events');
    assertSameKeys('ONAPPUNINSTALL', 'ONAPPUNINSTALL.payload');
    assert.equal((payload('ONAPPUNINSTALL')['data'] as Auth)['CLEAN'], '1');
    assert.deepEqual(await rest.error('profile'), [401, 'NO_AUTH_FOUND']);
    await portal.installLocally(app.urls);
    assert.deepEqual(await new RestCaller(portal).result('app.option.get'), []);
  });

  it('the payment event has the documented keys', async () => {
    await portal.installLocally(app.urls);
    await new RestCaller(portal).result('event.bind', {
      event: 'ONAPPPAYMENT',
      handler: `${app.url}/events`,
    });
    await portal.sendPayment(true);
    assertSameKeys('ONAPPPAYMENT', 'ONAPPPAYMENT.payload');
  });

  describe('authorization server', () => {
    const refresh = async (
      token: string,
      secret = 'secret',
      method = 'GET',
    ): Promise<Record<string, unknown>> => {
      const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'local.1',
        client_secret: secret,
        refresh_token: token,
      });
      const response = await (method === 'GET'
        ? fetch(`${sim.oauthUrl}/oauth/token/?${form.toString()}`, { headers: { connection: 'close' } })
        : fetch(`${sim.oauthUrl}/oauth/token/`, { method, body: form, headers: { connection: 'close' } }));
      return (await response.json()) as Record<string, unknown>;
    };

    beforeEach(() => portal.installLocally(app.urls));

    it('rotates refresh tokens, each works once, by GET and POST', async () => {
      const first = await refresh(portal.issueToken().refreshToken);
      assert.deepEqual(Object.keys(first).sort(), [
        'access_token',
        'client_endpoint',
        'domain',
        'expires',
        'expires_in',
        'member_id',
        'refresh_token',
        'scope',
        'server_endpoint',
        'status',
        'user_id',
      ]);
      assert.equal(first['client_endpoint'], portal.restUrl);
      assert.equal(first['domain'], new URL(sim.oauthUrl).host);
      assert.equal(first['user_id'], portal.admin.id);
      const second = await refresh(String(first['refresh_token']), 'secret', 'POST');
      assert.equal(typeof second['access_token'], 'string');
      assert.equal((await refresh(String(first['refresh_token'])))['error'], 'invalid_grant');
    });

    it('returns the reason of a refusal', async () => {
      const token = (): string => portal.issueToken().refreshToken;
      assert.equal((await refresh(token(), 'wrong'))['error'], 'invalid_client');
      portal.paid = false;
      assert.equal((await refresh(token()))['error'], 'PAYMENT_REQUIRED');
      portal.paid = true;
      sim.oauthFaults.failNext('invalid_grant');
      assert.equal((await refresh(token()))['error'], 'invalid_grant');
      const clerk = portal.addUser();
      const clerkToken = portal.issueToken(clerk).refreshToken;
      portal.dismiss(clerk);
      assert.equal((await refresh(clerkToken))['error'], 'invalid_grant');
      const old = token();
      sim.advance(181 * 24 * 3600_000);
      assert.equal((await refresh(old))['error'], 'invalid_grant');
      const lastToken = token();
      await portal.uninstall();
      assert.equal((await refresh(lastToken))['error'], 'invalid_client');
    });

    it('accepts only one of two concurrent refreshes', async () => {
      const { refreshToken } = portal.issueToken();
      sim.oauthFaults.hold();
      const both = [refresh(refreshToken), refresh(refreshToken)];
      await waitFor('both refreshes arrive', () => sim.oauthFaults.held === 2);
      sim.oauthFaults.release();
      const errors = (await Promise.all(both)).map((answer) => answer['error']);
      assert.deepEqual(errors.sort(), ['invalid_grant', undefined]);
    });

    it('returns the new endpoint of a moved portal', async () => {
      await portal.rename();
      assert.equal((await refresh(portal.issueToken().refreshToken))['client_endpoint'], portal.restUrl);
    });

    it('answers app.info', async () => {
      const { accessToken } = portal.issueToken();
      const response = await fetch(`${sim.oauthUrl}/rest/app.info?auth=${accessToken}`, {
        headers: { connection: 'close' },
      });
      const body = (await response.json()) as { result: unknown };
      assert.deepEqual(differences(body.result, documented('app.info.response')['result']), []);
      const unknown = await fetch(`${sim.oauthUrl}/rest/app.info?auth=x`, {
        headers: { connection: 'close' },
      });
      assert.equal(unknown.status, 401);
    });
  });
});
