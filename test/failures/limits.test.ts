import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anaSaysHello, whatAnAdminSees } from './what-an-admin-sees.ts';

const MINUTE = 60_000;

describe('one method has used its time up (429)', () => {
  for (const method of [
    'crm.duplicate.findbycomm',
    'crm.activity.binding.add',
    'crm.timeline.logmessage.add',
  ]) {
    it(`${method}: not called before the time that the portal tells, then every change once`, async () => {
      await withTracker({ byHand: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await anaSaysHello(tracker);
        const page = await openPage(tracker);
        portal.limits.operatingLimit = 480;
        portal.limits.operatingCost = () => 480;
        portal.limits.operate(method);
        portal.limits.operatingCost = () => 0;
        chats.ana.write('600123456, ana@example.com');
        await tracker.rest();
        const calls = portal.countRequests(method);
        const { lane, code, nextTry } = await whatAnAdminSees(page);
        assert.deepEqual([lane, code], ['waiting', 'OPERATION_TIME_LIMIT']);
        const told = nextTry - tracker.sim.now();
        assert.ok(
          told > 9 * MINUTE && told < 11 * MINUTE,
          `the portal tells ten minutes, not ${String(told)}`,
        );
        await tracker.pass(9 * MINUTE);
        const seen = await whatAnAdminSees(page);
        assert.deepEqual(seen.about, [`portalBusy: ${method}`]);
        assert.equal(portal.countRequests(method), calls);
        await tracker.pass(2 * MINUTE);
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
        assert.deepEqual(contact.emails, ['ana@example.com']);
        assert.equal(portal.crm.timeline.logOf(deal).length, 1);
        const after = await whatAnAdminSees(page);
        assert.deepEqual(
          [after.state, after.lane, after.waiting, after.parked],
          ['working', 'working', 0, 0],
        );
      });
    });
  }

  it('imopenlines.session.history.get: only the chats that need it wait', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await anaSaysHello(tracker);
      const page = await openPage(tracker);
      const method = 'imopenlines.session.history.get';
      const message = chats.eva.write('hola');
      await tracker.rest();
      const blocked = { how: 'error', method, error: 'OPERATION_TIME_LIMIT', status: 429 } as const;
      portal.failNext({ ...blocked, times: Infinity });
      chats.eva.edit(message, '699111222');
      await tracker.rest();
      const calls = portal.countRequests(method);
      chats.ana.write('600123456');
      await tracker.rest();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.equal(portal.countRequests(method), calls);
      const seen = await whatAnAdminSees(page);
      assert.deepEqual([seen.lane, seen.code, seen.waiting], ['waiting', 'OPERATION_TIME_LIMIT', 1]);
      portal.faults.clear();
      await tracker.pass(2 * MINUTE);
      const phones = portal.crm.leads.all().flatMap((lead) => lead.phones);
      assert.deepEqual(phones, ['+34699111222']);
      const after = await whatAnAdminSees(page);
      assert.deepEqual([after.state, after.lane, after.waiting], ['working', 'working', 0]);
    });
  });
});
