import assert from 'node:assert/strict';
import { api } from '../../src/web/contract/api.ts';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

describe('missing rights', () => {
  it('for the search: nothing is changed, the lane pauses, and the admin sees the method', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      const leads = openLeads(portal).length;
      const method = 'crm.duplicate.findbycomm';
      portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', times: Infinity });
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      await tracker.advanceTime(30 * MINUTE);
      const view = await readAdminView(page);
      assert.deepEqual(view.about, [`rightsTooSmall: ${method}`]);
      assert.deepEqual([view.lane, view.code, view.waiting, view.parked], ['waiting', 'ACCESS_DENIED', 1, 0]);
      assert.equal(openLeads(portal).length, leads);
      portal.faults.clear();
      await openPage(tracker);
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.lane, after.waiting], ['working', 'working', 0]);
    });
  });

  it('for one kind of change: other changes are made, the chat stays bound, and a later message repeats the refused one', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      const method = 'crm.activity.binding.add';
      portal.failNext({
        how: 'error',
        method,
        error: 'ACCESS_DENIED',
        description: 'Access denied',
        times: Infinity,
      });
      chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      chats.eva.write('699111222');
      await tracker.waitUntilSettled();
      const [decision] = await tracker.journal();
      assert.ok(
        decision?.changes.some(
          ({ error, refused }) => error === 'ACCESS_DENIED' && refused?.method === method,
        ),
      );
      assert.deepEqual(contact.emails, ['ana@example.com']);
      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34699111222'],
      );
      const view = await readAdminView(page);
      assert.deepEqual(view.about, [`rightsTooSmall: ${method}`]);
      assert.deepEqual(view.refusals.slice(0, 1), [`${method} ACCESS_DENIED Access denied`]);
      assert.deepEqual([view.lane, view.waiting, view.parked], ['working', 0, 0]);

      const callsBefore = portal.countRequests(method);
      chats.ana.write('hola?');
      await tracker.waitUntilSettled();
      assert.equal(portal.countRequests(method), callsBefore, 'not repeated at once');
      const decisions = (await tracker.journal()).length;
      await tracker.advanceTime(MINUTE);
      chats.ana.write('hola??');
      await tracker.waitUntilSettled();
      assert.ok(portal.countRequests(method) > callsBefore);
      assert.equal((await tracker.journal()).length, decisions, 'a repeated refusal is not recorded again');

      portal.faults.clear();
      await tracker.advanceTime(MINUTE);
      chats.ana.write('gracias');
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.deepEqual(contact.emails, ['ana@example.com']);
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.refusals], ['working', []]);
      portal.resetLog();
      chats.ana.write('adios');
      await tracker.advanceTime(2 * MINUTE);
      assert.deepEqual(portal.requests, [], 'nothing is left to retry');
    });
  });

  it('for histories: messages are set aside, the admin sees why, and a retry handles them', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      const method = 'imopenlines.session.history.get';
      const before = boundTo(portal, chats.ana);
      portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', times: Infinity });
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      for (let attempt = 0; attempt < 5; attempt += 1) await tracker.advanceTime(2_000);
      const view = await readAdminView(page);
      assert.deepEqual(view.problems, ['rightsTooSmall', 'parkedEntries']);
      assert.deepEqual(view.about, [`rightsTooSmall: ${method}`]);
      assert.deepEqual(view.refusals, [`${method} ACCESS_DENIED Simulated error`]);
      const { parked } = (await page.call(api.health)).inbox;
      assert.deepEqual(
        parked.map(({ error }) => error),
        ['HISTORY_REFUSED'],
      );
      assert.deepEqual(boundTo(portal, chats.ana), before);
      portal.faults.clear();
      await page.call(api.retryParked, { body: { ids: parked.map(({ id }) => id) } });
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.refusals, after.parked], ['working', [], 0]);
    });
  });

  for (const error of ['ERROR_METHOD_NOT_FOUND', 'insufficient_scope'])
    it(`histories that the portal gives nobody (${error}): nothing is changed or set aside, the lane pauses`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await startTwoChats(tracker);
        const page = await openPage(tracker);
        const method = 'imopenlines.session.history.get';
        portal.failNext({ how: 'error', method, error, times: Infinity });
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(30 * MINUTE);
        const view = await readAdminView(page);
        assert.deepEqual(view.about, [`rightsTooSmall: ${method}`]);
        assert.deepEqual([view.lane, view.waiting, view.parked], ['waiting', 1, 0]);
        portal.faults.clear();
        await openPage(tracker);
        await tracker.waitUntilSettled();
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      });
    });
});
