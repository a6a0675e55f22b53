import assert from 'node:assert/strict';
import type { Activity, Item } from '../../simulator/portal-simulator.ts';
import { startTracker } from '../helpers/start-tracker.ts';

describe('a customer on two channels, one card (spec 1)', () => {
  for (const shape of ['array', 'object'] as const) {
    for (const native of ['N', 'Y'] as const) {
      it(`events with DATA as ${shape}, the portal's own tracker ${native === 'Y' ? 'on' : 'off'}`, async () => {
        const tracker = await startTracker({ shape });
        try {
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
          await tracker.settle();
          const [lead] = portal.crm.leads.all();
          assert.ok(lead, 'the portal made a lead');
          assert.deepEqual(phonesOf(lead), ['+34600123456']);

          const livechat = portal.customer({ connector: 'livechat', line: line.id });
          livechat.write('Hola, soy Ana, os escribí por Instagram');
          livechat.write('mi número: 600 123 456, y mi correo ana.vega@example.com');
          await tracker.settle();

          const open = portal.crm.leads.all().filter((item) => item.stageId === 'NEW');
          assert.deepEqual(
            open.map((item) => item.id),
            [lead.id],
            'one open card',
          );
          const conversations = portal.crm.activities
            .all()
            .filter((activity) => isBoundTo(activity, lead.id));
          assert.equal(conversations.length, 2, 'both conversations on it');
          const emails = lead.communications
            .filter((entry) => entry.typeId === 'EMAIL')
            .map((entry) => entry.value);
          assert.deepEqual(emails, ['ana.vega@example.com']);
          assert.deepEqual(phonesOf(lead), ['+34600123456']);
          const journal = await tracker.journal();
          assert.deepEqual(
            journal.map(({ rule, outcome }) => ({ rule, outcome })),
            [
              { rule: 6, outcome: 'bound' },
              { rule: 3, outcome: 'bound' },
            ],
          );
        } finally {
          await tracker.close();
        }
      });
    }
  }
});

function isBoundTo(activity: Activity, lead: number): boolean {
  return activity.bindings.some((binding) => binding.entityTypeId === 1 && binding.id === lead);
}

function phonesOf(item: Item): readonly string[] {
  return item.communications.filter((entry) => entry.typeId === 'PHONE').map((entry) => entry.value);
}
