import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

describe('the operating time of a method is used up (429)', () => {
  for (const method of [
    'crm.duplicate.findbycomm',
    'crm.activity.binding.add',
    'crm.timeline.logmessage.add',
  ]) {
    it(`W15f: ${method}: not called before the time that its last good answer named, then every change is made once`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await startTwoChats(tracker);
        const page = await openPage(tracker);
        portal.person().createContact({ name: 'Carla', phones: ['+34611000111'] });
        portal.limits.operatingLimit = 480;
        portal.limits.operatingCost = (called) => (called === method ? 480 : 0);
        chats.eva.write('611000111');
        await tracker.waitUntilSettled();
        assert.ok(portal.countRequests(method) > 0);
        chats.ana.write('600123456, ana@example.com');
        await tracker.waitUntilSettled();
        const calls = portal.countRequests(method);
        const { lane, code, nextTry } = await readAdminView(page);
        assert.deepEqual([lane, code], ['waiting', 'OPERATION_TIME_LIMIT']);
        const waitMs = nextTry - tracker.sim.now();
        assert.ok(waitMs > 9 * MINUTE && waitMs < 11 * MINUTE, `ten minutes, not ${String(waitMs)} ms`);
        await tracker.advanceTime(9 * MINUTE);
        const view = await readAdminView(page);
        assert.deepEqual(view.about, [`portalBusy: ${method}`]);
        assert.equal(portal.countRequests(method), calls);
        portal.limits.operatingCost = () => 0;
        await tracker.advanceTime(2 * MINUTE);
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
        assert.deepEqual(contact.emails, ['ana@example.com']);
        assert.equal(portal.crm.timeline.logOf(deal).length, 1);
        const after = await readAdminView(page);
        assert.deepEqual(
          [after.state, after.lane, after.waiting, after.parked],
          ['working', 'working', 0, 0],
        );
      });
    });
  }

  for (const [what, claimed] of [
    ['in milliseconds', (at: number) => at * 1000],
    ['a day ahead', (at: number) => at + 86_400],
    ['in the far future', () => 1e300],
    ['in the past', (at: number) => at - 86_400],
    ['as text', (at: number) => String(at)],
    ['that is no time', () => 'soon'],
    ['that is missing', () => undefined],
  ] as const) {
    it(`W15f: a time ${what} stops the lane for ten minutes at most`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await startTwoChats(tracker);
        const method = 'crm.duplicate.findbycomm';
        portal.limits.claimedReset = claimed;
        portal.person().createContact({ name: 'Carla', phones: ['+34611000111'] });
        chats.eva.write('611000111');
        await tracker.waitUntilSettled();
        portal.failNext({ how: 'error', method, error: 'OPERATION_TIME_LIMIT', status: 429, times: 1 });
        chats.ana.write('600123456');
        await tracker.waitUntilSettled();
        await tracker.advanceTime(10 * MINUTE + 2000);
        assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      });
    });
  }

  it('imopenlines.session.history.get: nothing is changed that it has not confirmed, and all is done later', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      const method = 'imopenlines.session.history.get';
      const message = chats.eva.write('hola');
      await tracker.waitUntilSettled();
      const blocked = { how: 'error', method, error: 'OPERATION_TIME_LIMIT', status: 429 } as const;
      portal.failNext({ ...blocked, times: Infinity });
      chats.eva.edit(message, '699111222');
      await tracker.waitUntilSettled();
      const before = boundTo(portal, chats.ana);
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      const calls = portal.countRequests(method);
      await tracker.advanceTime(MINUTE / 2);
      assert.equal(portal.countRequests(method), calls);
      assert.deepEqual(boundTo(portal, chats.ana), before);
      const view = await readAdminView(page);
      assert.deepEqual([view.lane, view.code], ['waiting', 'OPERATION_TIME_LIMIT']);
      assert.ok(view.waiting >= 2);
      portal.faults.clear();
      await tracker.advanceTime(11 * MINUTE);
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const phones = portal.crm.leads.all().flatMap((lead) => lead.phones);
      assert.deepEqual(phones, ['+34699111222']);
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.lane, after.waiting], ['working', 'working', 0]);
    });
  });
});
