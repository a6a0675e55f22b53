import assert from 'node:assert/strict';
import type { FaultKind } from '../../simulator/portal/faults.ts';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const PEOPLE = 30;

/** Only the second request with `method` fails, the first one is answered. Returns a counter of such requests. */
function failSecond(portal: PortalSim, method: string, how: FaultKind): () => number {
  let count = 0;
  portal.faults.takeTransport = (methods) =>
    methods.includes(method) && (count += 1) === 2 ? how : undefined;
  return () => count;
}

describe('the second of several requests fails', () => {
  for (const [method, how] of [
    ['crm.item.get', 'resetBefore'],
    ['crm.activity.binding.add', 'resetBefore'],
    ['crm.activity.binding.add', 'resetAfter'],
  ] as const) {
    it(`${method}, ${how}: no contact counts as deleted and no change as made`, async () => {
      await withTracker({}, async ({ portal, application, member, waitUntilIdle, journal }) => {
        const line = portal.addLine({ crmChatTracker: 'N' });
        const people = Array.from({ length: PEOPLE }, (_, index) => {
          const phone = `+346100000${String(index + 10)}`;
          const contact = portal.person().createContact({ name: `Persona ${index}`, phones: [phone] });
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          return { phone, contact, customer };
        });
        await waitUntilIdle();
        // All messages are in the inbox before the lane takes the first one: their requests are sent together.
        await application.lanes.runExclusive(member, async () => {
          for (const { customer, phone } of people) customer.write(`mi número: ${phone}`);
          await portal.delivered();
        });
        const requestCount = failSecond(portal, method, how);
        await waitUntilIdle();
        assert.ok(requestCount() >= 2, 'there was a second request');
        for (const { phone, contact, customer } of people) {
          const { leads, contacts } = portal.crm;
          const holders = [...leads.all(), ...contacts.all()].filter((item) =>
            item.valuesOf('PHONE').includes(phone),
          );
          assert.deepEqual(holders, [contact]);
          assert.deepEqual(contact.valuesOf('IM'), [customer.imol]);
          const bound = portal.crm.activities.get(customer.activityId)?.bindings ?? [];
          assert.ok(
            bound.some(({ entityTypeId, id }) => entityTypeId === 3 && id === contact.id),
            `the session of ${phone} is bound to its contact`,
          );
        }
        const failed = (await journal()).flatMap(({ changes }) =>
          changes.filter(({ outcome }) => outcome === 'failed'),
        );
        assert.deepEqual(failed, []);
      });
    });
  }
});
