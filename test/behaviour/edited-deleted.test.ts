import assert from 'node:assert/strict';
import { crmContent } from '../helpers/crm-content.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

describe('messages that are edited or deleted (docs/spec.md 3.4)', () => {
  for (const shape of ['array', 'object'] as const) {
    it(`an edited message is read again, ${shape}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        const message = customer.write('mi número es');
        await tracker.waitUntilIdle();
        customer.edit(message, 'mi número es 600123456');
        await tracker.waitUntilIdle();

        assert.deepEqual(
          openLeads(portal).map(({ phones }) => phones),
          [['+34600123456']],
        );
        assert.equal((await tracker.journal()).length, 1);
      });
    });

    it(`a phone edited into another one is added as a second phone, ${shape}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        const message = customer.write('mi número es 600123456');
        await tracker.waitUntilIdle();
        customer.edit(message, 'mi número es 600123457');
        await tracker.waitUntilIdle();

        assert.deepEqual(
          openLeads(portal).map(({ phones }) => phones),
          [['+34600123456', '+34600123457']],
        );
      });
    });

    it(`deleting a message changes nothing, ${shape}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        const message = customer.write('mi número es 600123456');
        await tracker.waitUntilIdle();
        const before = { crm: crmContent(portal), journal: await tracker.journal() };
        customer.deleteMessage(message);
        await tracker.waitUntilIdle();
        assert.deepEqual({ crm: crmContent(portal), journal: await tracker.journal() }, before);
      });
    });
  }
});
