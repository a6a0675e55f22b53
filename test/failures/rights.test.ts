import assert from 'node:assert/strict';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anaSaysHello, whatAnAdminSees } from './what-an-admin-sees.ts';

const MINUTE = 60_000;

describe('rights too small', () => {
  it('for the search: nothing is guessed, the lane waits, and an admin is told the method', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await anaSaysHello(tracker);
      const page = await openPage(tracker);
      const leads = openLeads(portal).length;
      const method = 'crm.duplicate.findbycomm';
      portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', times: Infinity });
      chats.ana.write('600123456');
      await tracker.rest();
      await tracker.pass(30 * MINUTE);
      const seen = await whatAnAdminSees(page);
      assert.deepEqual(seen.about, [`rightsTooSmall: ${method}`]);
      assert.deepEqual([seen.lane, seen.code, seen.waiting, seen.parked], ['waiting', 'ACCESS_DENIED', 1, 0]);
      assert.equal(openLeads(portal).length, leads);
      portal.faults.clear();
      await openPage(tracker);
      await tracker.rest();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const after = await whatAnAdminSees(page);
      assert.deepEqual([after.state, after.lane, after.waiting], ['working', 'working', 0]);
    });
  });

  it('for one kind of change: others go on, the chat stays joined, and the next message makes it good', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await anaSaysHello(tracker);
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
      await tracker.rest();
      chats.eva.write('699111222');
      await tracker.rest();
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
      const seen = await whatAnAdminSees(page);
      assert.deepEqual(seen.about, [`rightsTooSmall: ${method}`]);
      assert.deepEqual(seen.refusals.slice(0, 1), [`${method} ACCESS_DENIED Access denied`]);
      assert.deepEqual([seen.lane, seen.waiting, seen.parked], ['working', 0, 0]);

      const asked = portal.countRequests(method);
      chats.ana.write('hola?');
      await tracker.rest();
      assert.equal(portal.countRequests(method), asked, 'not asked again at once');
      const told = (await tracker.journal()).length;
      await tracker.pass(MINUTE);
      chats.ana.write('hola??');
      await tracker.rest();
      assert.ok(portal.countRequests(method) > asked);
      assert.equal((await tracker.journal()).length, told, 'refused again is no news');

      portal.faults.clear();
      await tracker.pass(MINUTE);
      chats.ana.write('gracias');
      await tracker.rest();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.deepEqual(contact.emails, ['ana@example.com']);
      const after = await whatAnAdminSees(page);
      assert.deepEqual([after.state, after.refusals], ['working', []]);
      portal.resetLog();
      chats.ana.write('adios');
      await tracker.pass(2 * MINUTE);
      assert.deepEqual(portal.requests, [], 'nothing is owed any more');
    });
  });
});
