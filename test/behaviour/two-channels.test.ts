import assert from 'node:assert/strict';
import { bindingsOf, key, openLeads } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

describe('a customer on two channels gets one card (docs/spec.md 1)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(name, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ name: 'Tienda', crmChatTracker: native });
        const instagram = portal.customer({
          connector: 'instagram',
          line: line.id,
          name: 'Ana',
          lastName: 'Vega',
        });
        instagram.write('Hola, ¿tenéis la talla 38?');
        instagram.write('Mi teléfono es el +34 600 123 456');
        await tracker.waitUntilIdle();
        const [lead] = portal.crm.leads.all();
        assert.ok(lead, 'the portal created a lead');
        assert.deepEqual(lead.phones, ['+34600123456']);

        const livechat = portal.customer({ connector: 'livechat', line: line.id });
        livechat.write('Hola, soy Ana, os escribí por Instagram');
        livechat.write('mi número: 600 123 456, y mi correo ana.vega@example.com');
        await tracker.waitUntilIdle();

        assert.deepEqual(openLeads(portal), [lead], 'one open card');
        const conversations = portal.crm.activities
          .all()
          .filter((activity) => bindingsOf(activity).includes(key(lead)));
        assert.equal(conversations.length, 2, 'both conversations are bound to it');
        assert.deepEqual(lead.emails, ['ana.vega@example.com']);
        assert.deepEqual(lead.phones, ['+34600123456']);
        assert.deepEqual(
          (await tracker.journal()).map(({ rule, outcome }) => ({ rule, outcome })),
          [
            { rule: 6, outcome: 'bound' },
            { rule: 3, outcome: 'bound' },
          ],
        );
      });
    });
  }
});
