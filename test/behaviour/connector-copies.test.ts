import assert from 'node:assert/strict';
import { openLeads } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const off = { messages: false, sessions: false, crm: false, offline: false };
const ways = [
  { name: 'message events', switches: { ...off, messages: true } },
  { name: 'the offline queue', switches: { ...off, offline: true } },
  { name: 'histories, after session events', switches: { ...off, sessions: true } },
  { name: 'histories, after CRM events', switches: { ...off, crm: true } },
  { name: 'the sweep', switches: off },
];

async function readAll(tracker: Tracker): Promise<void> {
  await tracker.waitUntilIdle();
  await tracker.application.sweeper.sweep();
  await tracker.waitUntilIdle();
}

describe('texts that a connector posts with the customer as author (docs/spec.md 3.1)', () => {
  for (const { name, switches } of ways) {
    it(`F1: copies and notices are not the customer's words, by ${name}`, async () => {
      await withTracker({ language: 'ru', license: 'ru_std' }, async (tracker) => {
        const { portal } = tracker;
        Object.assign(portal.delivery, switches);
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'wz_whatsapp', line: line.id, name: 'Игорь' });
        customer.write('=== Исходящее сообщение, автор: Битрикс24 (Ольга) ===\nнаш номер 8 495 123-45-67');
        customer.write('=== Исходящее сообщение, автор: Телефон === shop@example.com');
        customer.write('[b]=== Outgoing message, author: Phone ===[/b]<br />call 8 495 123-45-68');
        const edited = customer.write('=== SYSTEM WZ === Не доставлено на 8 916 000-11-22');
        customer.write(
          `> === Исходящее сообщение, автор: Битрикс24 (Ольга) ===\n> наш 8 495 123-45-67\nмой 8 916 123-45-67`,
        );
        customer.edit(edited, '=== SYSTEM WZ === Не доставлено на 8 916 000-11-33', 'array');
        customer.finishSession();
        await readAll(tracker);
        assert.deepEqual(
          openLeads(portal).flatMap(({ phones, emails }) => [...phones, ...emails]),
          ['+79161234567'],
        );
      });
    });
  }

  it('F1: customers of one company stay apart, whoever answered them', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (const [index, author] of ['Bitrix24 (Marta)', 'Teléfono', 'WhatsApp'].entries()) {
        const customer = portal.customer({ connector: 'wz_whatsapp', line: line.id });
        customer.write(`=== Mensaje saliente, autor: ${author} ===\nNuestro número: 912 345 678`);
        customer.write(`60012345${String(index)}`);
      }
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal)
          .map(({ phones }) => phones)
          .sort(),
        [['+34600123450'], ['+34600123451'], ['+34600123452']],
      );
    });
  });
});
