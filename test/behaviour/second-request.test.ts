import assert from 'node:assert/strict';
import type { FaultKind } from '../../simulator/portal/faults.ts';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const PEOPLE = 30;

/** Only the second request that carries `method` goes wrong: the first of several was answered. */
function failSecond(portal: PortalSim, method: string, how: FaultKind): () => number {
  let carried = 0;
  portal.faults.takeTransport = (methods) =>
    methods.includes(method) && (carried += 1) === 2 ? how : undefined;
  return () => carried;
}

describe('when the second of several requests goes wrong', () => {
  for (const [method, how] of [
    ['crm.item.get', 'resetBefore'],
    ['crm.activity.binding.add', 'resetBefore'],
    ['crm.activity.binding.add', 'resetAfter'],
  ] as const) {
    it(`${method}, ${how}: nobody is taken for gone, nothing for done`, async () => {
      await withTracker({}, async ({ portal, application, member, settle, journal }) => {
        const line = portal.addLine({ crmChatTracker: 'N' });
        const people = Array.from({ length: PEOPLE }, (_, at) => {
          const phone = `+346100000${String(at + 10)}`;
          const contact = portal.person().createContact({ name: `Persona ${at}`, phones: [phone] });
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          return { phone, contact, customer };
        });
        await settle();
        // All of them wait before the lane takes the first: their requests are sent together.
        await application.lanes.runExclusive(member, async () => {
          for (const { customer, phone } of people) customer.write(`mi número: ${phone}`);
          await portal.delivered();
        });
        const carried = failSecond(portal, method, how);
        await settle();
        assert.ok(carried() >= 2, 'there was a second request');
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
            `the session of ${phone} is with its contact`,
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
