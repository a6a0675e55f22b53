import assert from 'node:assert/strict';
import { boundTo, key, keyOf, openSuggestions } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('a contact that a user created after the chat began is not a guest contact (docs/spec.md 2)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`it is the customer: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        customer.write('hola');
        tracker.sim.advance(DAY);
        const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
        const ana = rosa.createContact({ name: 'Ana Vega', phones: ['+34600123456'] });
        tracker.sim.advance(DAY);
        customer.write('mi número es el 600123456');
        await tracker.waitUntilIdle();

        const decisions = (await tracker.journal()).map(({ outcome, customerRef }) => ({
          outcome,
          customerRef: keyOf(customerRef),
        }));
        assert.deepEqual(decisions, [{ outcome: 'bound', customerRef: key(ana) }]);
        assert.deepEqual(await openSuggestions(tracker), [], 'merging the contact is not suggested');
        const leads = portal.crm.leads.all().map(key);
        assert.deepEqual(boundTo(portal, customer), [key(ana), ...leads]);
      });
    });
  }
});
