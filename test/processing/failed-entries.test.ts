import assert from 'node:assert/strict';
import { param } from '../../simulator/base/params.ts';
import { ownActivities } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe('entries of one run of which one fails', () => {
  it('only the failing one counts as failed; the others are processed at once', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, member, stores } = tracker;
      portal.delivery.offline = false;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      const contacts = ['+34600123451', '+34600123452', '+34600123453', '+34600123454'].map((phone) =>
        portal.person().createContact({ name: 'Ana', phones: [phone] }),
      );
      tracker.sim.advance(DAY);
      const customers = contacts.map(() => portal.customer({ connector: 'telegrambot', line: line.id }));
      for (const [index, customer] of customers.slice(0, 3).entries()) {
        customer.write(contacts[index]?.phones[0] ?? assert.fail());
        await tracker.waitUntilSettled();
      }
      await tracker.advanceTime(MINUTE);
      const [first, refused, third, ...more] = ownActivities(portal);
      assert.ok(first && refused && third && more.length === 0);
      portal.faults.failNext({
        how: 'error',
        method: 'crm.activity.configurable.update',
        when: (params) => Number(param(params, 'id')) === refused.id,
        times: Infinity,
        error: 'ERROR_LAYOUT',
      });

      portal.holdEvents();
      for (const customer of customers.slice(0, 3)) customer.finishSession();
      customers[3]?.write('+34600123454');
      await tracker.application.lanes.runExclusive(member, async () => {
        portal.releaseEvents();
        await portal.delivered();
        // Three ends of sessions, the start of another one and its message.
        assert.equal((await stores.inbox.waiting(member, 10)).length, 5, 'waiting for one run');
      });
      await tracker.waitUntilSettled();

      assert.deepEqual([first.completed, third.completed], [true, true]);
      assert.deepEqual(contacts[3]?.imols, [customers[3]?.imol]);
      const waiting = await stores.inbox.waiting(member, 10);
      assert.deepEqual(
        waiting.map(({ attempts }) => attempts),
        [1],
      );

      await tracker.advanceTime(MINUTE);
      assert.deepEqual(await stores.inbox.waiting(member, 10), []);
      const parked = await stores.inbox.parked(member);
      assert.deepEqual(
        parked.map(({ id, attempts, error }) => ({ id, attempts, error })),
        [{ id: waiting[0]?.id, attempts: 5, error: 'ERROR_LAYOUT' }],
      );
    });
  });
});
