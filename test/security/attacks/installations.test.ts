import assert from 'node:assert/strict';
import request from 'supertest';
import { createExchangeLimit } from '../../../src/bitrix24/install/exchange-limit.ts';
import { member } from '../../bitrix24/portal-fixture.ts';
import { applicationToken, eventBody, eventTokens, pageBody } from '../../handlers/request-bodies.ts';
import { startPortalStub, type PortalStub } from '../../handlers/portal-stub.ts';
import { createTrackerApp, type TrackerApp } from '../../handlers/tracker-app.ts';
import { waitFor } from '../../helpers/wait-for.ts';

type Person = Parameters<PortalStub['issue']>[0];

describe('attacks 5 and 19: installations that are not the administrator’s', () => {
  let portal: PortalStub;
  let tracker: TrackerApp;

  beforeEach(async () => {
    portal = await startPortalStub();
    tracker = await createTrackerApp(portal.server.url);
  });

  afterEach(async () => {
    await portal.close();
  });

  const send = (path: string, body: string): request.Test =>
    request(tracker.app).post(path).type('application/x-www-form-urlencoded').send(body);
  const stored = () => tracker.stores.portals.get(member);
  const event = (person: Person) =>
    send('/events', eventBody('ONAPPINSTALL', eventTokens(portal, portal.issue(person))));
  const forged = (memberId: string) =>
    send(
      '/events',
      eventBody('ONAPPINSTALL', { member_id: memberId, refresh_token: `made up by ${memberId}` }),
    );
  const exchanges = () => portal.server.seen.filter(({ path }) => path === '/oauth/token/').length;

  for (const [what, reply] of [
    ['has reached its limit', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' }],
    ['has used up its operating time', { status: 429, error: 'OPERATION_TIME_LIMIT' }],
    ['fails', { status: 500, error: 'INTERNAL_SERVER_ERROR' }],
  ] as const)
    for (const state of ['unknown', 'uninstalled'] as const)
      it(`attack 5: an employee does not install an ${state} portal that ${what}, and an administrator does later`, async () => {
        if (state === 'uninstalled') {
          await event('admin');
          const record = await stored();
          assert.ok(record);
          await tracker.stores.portals.put({ ...record, state });
        }
        const before = await stored();
        portal.replies.set('user.admin', reply);
        assert.equal((await event('employee')).status, 202);
        assert.equal((await send('/install', pageBody(portal, portal.issue('employee')))).status, 503);
        assert.deepEqual(await stored(), before);
        assert.equal((await event('admin')).status, 202);
        portal.replies.clear();
        await tracker.installation.retry();
        const record = await stored();
        assert.deepEqual([record?.state, record?.userId], ['active', 1]);
        const asked = exchanges();
        await tracker.installation.retry();
        assert.equal(exchanges(), asked, 'nothing waits any more');
      });

  it('attack 5: an administrator’s page whose portal did not answer is installed by a retry', async () => {
    portal.replies.set('user.admin', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' });
    assert.equal((await send('/install', pageBody(portal, portal.issue('admin')))).status, 503);
    await tracker.installation.retry();
    portal.replies.clear();
    await tracker.installation.retry();
    assert.equal((await stored())?.userId, 1);
  });

  it('attack 5: a portal without user.admin says in the profile who is an administrator', async () => {
    portal.replies.set('user.admin', { status: 404, error: 'ERROR_METHOD_NOT_FOUND' });
    assert.equal((await event('employee')).status, 403);
    assert.equal(await stored(), undefined);
    assert.equal((await event('admin')).status, 200);
  });

  it('attack 5: of many claims for one portal one at a time asks the portal', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let inside = 0;
    portal.beforeRest = async () => {
      inside += 1;
      await gate;
    };
    const answers = Array.from({ length: 15 }, () => event('employee').then(({ status }) => status));
    await waitFor('all claims are exchanged', () => exchanges() === 15 && inside > 0);
    assert.equal(inside, 1);
    open();
    const statuses = await Promise.all(answers);
    assert.ok(
      statuses.every((status) => [202, 403, 503].includes(status)),
      statuses.join(),
    );
    await tracker.installation.retry();
    assert.equal(await stored(), undefined);
    assert.equal((await event('admin')).status, 200, 'the administrator is not kept out');
  });

  it('attack 5: a claim that waits does not replace an installation that came meanwhile', async () => {
    portal.replies.set('user.admin', { status: 503, error: 'QUERY_LIMIT_EXCEEDED' });
    await event('employee');
    portal.replies.clear();
    assert.equal((await event('admin')).status, 200);
    const before = await stored();
    await tracker.installation.retry();
    assert.deepEqual(await stored(), before);
    assert.equal(before?.applicationToken, applicationToken);
  });

  it('attack 19: a full waiting list answers 503, never 202 for what is not kept', async () => {
    portal.oauthDown = true;
    const statuses: number[] = [];
    for (let index = 0; index < 210; index += 1)
      statuses.push((await forged(`fake-${String(index)}`)).status);
    assert.equal(statuses.filter((status) => status === 202).length, 200);
    assert.deepEqual([...new Set(statuses.slice(200))], [503]);
    assert.equal((await event('admin')).status, 503);
  });

  it('attack 19: forged installations cost at most 120 requests with our secret a minute, whoever sends them', async () => {
    for (let index = 0; index < 150; index += 1) await forged(`fake-${String(index)}`);
    assert.equal(exchanges(), 120);
    await tracker.installation.retry();
    assert.equal(exchanges(), 120, 'what waits is within the limit, too');
    assert.equal((await send('/install', pageBody(portal, portal.issue('admin')))).status, 503);
  });

  it('attack 19: the limit ends after a minute, and forged installations do not stop the renewal of tokens', async () => {
    let now = 0;
    const limit = createExchangeLimit(() => now);
    const run = () => limit(() => Promise.resolve('done'));
    for (let index = 0; index < 120; index += 1) await run();
    await assert.rejects(run(), { code: 'BUSY' });
    now = 60_000;
    assert.equal(await run(), 'done');
    assert.equal((await event('admin')).status, 200);
    for (let index = 0; index < 130; index += 1) await forged(`fake-${String(index)}`);
    const record = await stored();
    assert.ok(record);
    await tracker.stores.portals.put({ ...record, accessToken: 'an old one' });
    await (await tracker.clients.of(member)).call({ method: 'app.info', params: {} }, 'test');
    assert.notEqual((await stored())?.accessToken, 'an old one');
  });
});
