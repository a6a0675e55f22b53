import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('phones in the formats that the CRM may contain (docs/spec.md#search)', () => {
  for (const stored of [
    '600 123 456',
    '600123456',
    '0034600123456',
    '0034 600 123 456',
    '+34 600 12 34 56',
    '600-123-456',
    '(+34) 600.123.456',
    '34600123456',
  ]) {
    it(`"${stored}" is found, and no second format is added`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal
          .person()
          .createContact({ name: 'Ana', phones: [{ value: stored, type: 'MOBILE' }] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('mi número es +34 600 123 456');
        await tracker.waitUntilIdle();

        assert.ok(boundTo(portal, customer).includes(key(ana)));
        assert.deepEqual(ana.phones, [stored]);
      });
    });
  }
});
