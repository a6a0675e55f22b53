import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Installed by a page that has no application token, as older portals post it. */
async function installByPage({ portal, url, stores, member }: Tracker): Promise<void> {
  portal.pageOmits.add('APPLICATION_TOKEN');
  portal.addApp({ install: `${url}/install`, app: `${url}/app` });
  const { status } = await portal.openApp();
  assert.equal(status, 200);
  portal.finishInstall();
  const record = await stores.portals.get(member);
  assert.deepEqual([record?.state, record?.applicationToken, record?.learnsToken], ['active', '', true]);
}

async function post(tracker: Tracker, event: string, auth: Record<string, string>): Promise<number> {
  const body = new URLSearchParams({ event, 'auth[member_id]': tracker.member });
  for (const [name, value] of Object.entries(auth)) body.set(`auth[${name}]`, value);
  const answer = await fetch(`${tracker.url}/events`, { method: 'POST', headers: form, body });
  return answer.status;
}

describe('a portal that posts no application token', () => {
  it('F19: installs, opens for everybody, and learns the token from the first event that proves itself', async () => {
    await withTracker({ install: false, manualTimers: true }, async (tracker) => {
      const { portal, stores, member } = tracker;
      await installByPage(tracker);
      for (const as of [portal.admin, portal.addUser({ name: 'Rosa' })])
        assert.match((await portal.openApp({ as })).body, /name="session"/);
      portal.person().createContact({ name: 'Ana' });
      portal.person().createLead({ name: 'Marta' });
      await tracker.waitUntilSettled();
      const record = await stores.portals.get(member);
      assert.equal(record?.applicationToken, portal.installation?.applicationToken);
    });
  });

  it('F19: a message whose event cannot prove itself is read from the portal and is not lost', async () => {
    await withTracker({ install: false, manualTimers: true }, async (tracker) => {
      const { portal } = tracker;
      await installByPage(tracker);
      portal.eventsWithoutTokens = true;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const contact = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const ana = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      ana.write('mi número: 600123456');
      await tracker.waitUntilSettled();
      await tracker.advanceTime(60_000);
      assert.ok(boundTo(portal, ana).includes(key(contact)));
    });
  });

  it('F19: tokens of strangers, of another app or of another portal prove nothing, and are tried rarely', async () => {
    await withTracker({ install: false, manualTimers: true }, async (tracker) => {
      const { portal, sim, stores, member } = tracker;
      await installByPage(tracker);
      const other = await sim.addPortal();
      other.addApp({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      const anotherApp = portal.issueForeignToken('local.another').accessToken;
      const before = portal.countRequests();
      for (const access_token of ['made up', other.issueToken().accessToken, anotherApp, 'x', 'y', 'z']) {
        const status = await post(tracker, 'ONCRMLEADADD', { access_token, application_token: 'invented' });
        assert.equal(status, 202);
      }
      assert.equal((await stores.portals.get(member))?.applicationToken, '');
      await tracker.waitUntilSettled();
      assert.ok(portal.countRequests() - before < 8, `${String(portal.countRequests() - before)} requests`);
      for (const [AUTH_ID, status] of [
        [anotherApp, 403],
        ['made up', 403],
        [portal.issueToken(portal.addUser({ name: 'Rosa' })).accessToken, 200],
      ] as const) {
        const body = new URLSearchParams({ AUTH_ID, member_id: member, PLACEMENT: 'DEFAULT' });
        const page = await fetch(`${tracker.url}/app`, { method: 'POST', headers: form, body });
        assert.equal(page.status, status);
      }
    });
  });

  it('F19: an employee who invents an application token locks nobody out: the next event that proves itself counts', async () => {
    await withTracker({ install: false, manualTimers: true }, async (tracker) => {
      const { portal, stores, member } = tracker;
      await installByPage(tracker);
      const rosa = portal.issueToken(portal.addUser({ name: 'Rosa' })).accessToken;
      assert.equal(
        await post(tracker, 'ONCRMLEADADD', { access_token: rosa, application_token: 'invented' }),
        200,
      );
      assert.equal((await stores.portals.get(member))?.applicationToken, 'invented');
      portal.person().createContact({ name: 'Ana' });
      portal.person().createLead({ name: 'Marta' });
      await tracker.waitUntilSettled();
      assert.equal(
        (await stores.portals.get(member))?.applicationToken,
        portal.installation?.applicationToken,
      );
    });
  });

  it('F19: a portal that was installed with an application token learns no other', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, stores, member } = tracker;
      const before = await stores.portals.get(member);
      const token = portal.issueToken(portal.addUser({ name: 'Rosa' })).accessToken;
      const status = await post(tracker, 'ONCRMLEADADD', {
        access_token: token,
        application_token: 'invented',
      });
      assert.equal(status, 403);
      assert.deepEqual(await stores.portals.get(member), before);
    });
  });
});
