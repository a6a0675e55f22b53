import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';
import { memberId } from '../../src/domain/ids.ts';
import { PortalError } from '../../src/bitrix24/client/portal-client.ts';
import { manifest, createTrackerApp, type TrackerApp } from '../handlers/tracker-app.ts';

const member = memberId('simulated-portal');
const contact = { method: 'crm.item.add', params: { entityTypeId: 3, fields: { name: 'Ann' } } };

/** The app's Bitrix24 side against the simulator, which was written from the REST documentation alone. */
describe('against the simulated portal', () => {
  let sim: Simulator;
  let portal: PortalSim;
  let tracker: TrackerApp;
  let server: Server;
  let card: { install: string; app: string };

  beforeEach(async () => {
    sim = await startSimulator();
    sim.registerApp({ clientId: 'local.1', clientSecret: 'client secret' });
    portal = await sim.addPortal({ memberId: member, language: 'es', country: 'ES' });
    server = createServer((request, response) => {
      tracker.app(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    tracker = await createTrackerApp(sim.oauthUrl, url);
    card = { install: `${url}/install`, app: `${url}/app` };
  });

  afterEach(async () => {
    await sim.close();
    server.closeAllConnections();
    server.close();
  });

  const stored = () => tracker.stores.portals.get(member);
  const client = () => tracker.clients.of(member);

  function assertBound(): void {
    const { events = [], placements = [] } = portal.installation ?? {};
    const bound = (offline: boolean) =>
      events.filter((binding) => binding.offline === offline).map(({ event }) => event);
    assert.deepEqual(bound(false).sort(), [...manifest.events].sort());
    assert.deepEqual(bound(true).sort(), [...manifest.offlineEvents].sort());
    assert.equal(placements.length, manifest.placements.length);
  }

  async function errorOf(promise: Promise<unknown>): Promise<PortalError> {
    const error: unknown = await promise.catch((reason: unknown) => reason);
    return error instanceof PortalError ? error : assert.fail(`a PortalError, not ${String(error)}`);
  }

  it('installs by the server flow', async () => {
    const answer = await portal.installLocally(card);
    assert.equal(answer?.status, 200);
    assert.equal((await stored())?.state, 'active');
    assert.deepEqual((await stored())?.regions, ['ES']);
    assertBound();
  });

  it('installs by the page flow and is opened by an admin and an employee', async () => {
    const installer = await portal.openInstaller(card);
    assert.equal(installer.status, 200);
    assertBound();
    portal.finishInstall();
    portal.addLine({ id: 5, name: 'Ventas' });
    for (const user of [portal.admin, portal.addUser({ name: 'Rosa' })]) {
      const page = await portal.openApp({ as: user });
      assert.equal(page.status, 200);
      assert.match(page.body, /name="session"/);
      const tab = await portal.openApp({ as: user, placement: 'CRM_LEAD_DETAIL_TAB', options: { ID: '7' } });
      assert.match(tab.body, /name="session"/);
    }
  });

  it('receives events after the installation and none after the uninstallation', async () => {
    await portal.installLocally(card);
    portal.person().createLead({ name: 'Ana' });
    await portal.delivered();
    assert.deepEqual(
      tracker.accepted.map(({ name }) => name),
      ['ONCRMLEADADD'],
    );
    const answers = await portal.uninstall({ clean: true });
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200],
    );
    assert.equal((await stored())?.state, 'uninstalled');
  });

  it('is updated, uninstalled and installed again', async () => {
    await portal.installLocally(card);
    const before = (await stored())?.applicationToken;
    for (const { status } of await portal.update()) assert.equal(status, 200);
    assert.notEqual((await stored())?.applicationToken, before);
    assertBound();
    await portal.uninstall({ clean: false });
    assert.equal((await stored())?.state, 'uninstalled');
    assert.equal((await portal.installLocally(card))?.status, 200);
    assert.equal((await stored())?.state, 'active');
    assertBound();
  });

  it('renews tokens once for concurrent calls', async () => {
    await portal.installLocally(card);
    portal.expireTokens();
    const before = sim.oauthRequests.length;
    const calls = Array.from({ length: 5 }, async () =>
      (await client()).call({ method: 'profile', params: {} }, 'r'),
    );
    await Promise.all(calls);
    assert.equal(sim.oauthRequests.length, before + 1);
  });

  it('follows a portal to its new address', async () => {
    await portal.installLocally(card);
    const open = await client();
    const before = (await stored())?.clientEndpoint;
    await portal.rename();
    await open.call(contact, 'r');
    assert.notEqual((await stored())?.clientEndpoint, before);
    assert.equal(portal.countRequests('crm.item.add'), 1);
  });

  it('opens its pages after the portal moved', async () => {
    await portal.installLocally(card);
    await portal.rename();
    assert.equal((await portal.openApp()).status, 200);
  });

  for (const how of ['resetBefore', 'resetAfter', '500', '502', 'html'] as const) {
    it(`sends a write only once after ${how}`, async () => {
      await portal.installLocally(card);
      portal.failNext({ how, method: 'crm.item.add' });
      assert.equal((await errorOf((await client()).call(contact, 'r'))).kind, 'unknownOutcome');
      assert.equal(portal.countRequests('crm.item.add'), 1);
    });
  }

  it('repeats a write that was refused because of the rate limit', async () => {
    await portal.installLocally(card);
    portal.failNext({ how: '503', method: 'crm.item.add' });
    await (await client()).call(contact, 'r');
    assert.equal(portal.crm.contacts.all().length, 1);
  });

  it('stops calling after its tokens were revoked, until the app is opened again', async () => {
    await portal.installLocally(card);
    portal.expireTokens();
    sim.oauthFaults.failNext('invalid_grant');
    assert.equal((await errorOf((await client()).call(contact, 'r'))).kind, 'authRevoked');
    assert.equal((await stored())?.state, 'revoked');
    const page = await portal.openApp();
    assert.equal(page.status, 200);
    assert.equal((await stored())?.state, 'active');
    await (await client()).call(contact, 'r');
  });

  it('stays active while the authorization server fails', async () => {
    await portal.installLocally(card);
    portal.expireTokens();
    for (const fault of ['500', 'reset'] as const) {
      sim.oauthFaults.failNext(fault);
      assert.equal((await errorOf((await client()).call(contact, 'r'))).kind, 'transient');
    }
    await (await client()).call(contact, 'r');
    assert.equal((await stored())?.state, 'active');
  });
});
