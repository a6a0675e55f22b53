import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openLeads } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const PHONE = '+34600123456';

describe('the first phone of a customer is stored (docs/spec.md 1; 5, rule 3)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`a chat on a third channel is bound by it after a user removed it from the card: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const first = portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' });
        first.write('Soy Ana, mi móvil: 600 123 456');
        await tracker.waitUntilIdle();
        portal.customer({ connector: 'livechat', line: line.id }).write('600123456 otra vez');
        await tracker.waitUntilIdle();
        const [lead] = openLeads(portal);
        assert.ok(lead);
        const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
        rosa.removePhone(lead, PHONE);
        tracker.sim.advance(DAY);
        const third = portal.customer({ connector: 'telegrambot', line: line.id });
        third.write('hola');
        third.write('+34 600-123-456');
        await tracker.waitUntilIdle();

        assert.deepEqual(summaryOf(await lastDecision(tracker)), {
          rule: 3,
          outcome: 'bound',
          customerRef: key(lead),
          card: key(lead),
        });
        assert.deepEqual(boundTo(portal, third), [key(lead)]);
        assert.deepEqual(openLeads(portal), [lead]);
        assert.deepEqual(lead.phones, [], 'a phone that a user removed is not written again');
      });
    });
  }

  it('it decides also when another customer’s card has the phone now', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: [PHONE] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'instagram', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      portal.person().removePhone(ana, PHONE);
      portal.person().createContact({ name: 'Berta', phones: [PHONE] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();

      const { rule, customerRef } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ rule, customerRef }, { rule: 3, customerRef: key(ana) });
    });
  });

  it('it is stored with its chat and message and is not replaced by a later phone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'instagram', line: line.id });
      customer.write('hola');
      const message = customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.write('o también 611222333');
      await tracker.waitUntilIdle();

      const [lead] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(lead.phones, [PHONE, '+34611222333']);
      const [record] = await tracker.stores.bindings.customersByRef(tracker.member, [
        { type: 'lead', id: lead.id },
      ]);
      assert.ok(record?.firstPhone);
      const { value, chat, line: where, messageId } = record.firstPhone;
      assert.deepEqual(
        { value, chat: String(chat), where: String(where), messageId },
        { value: PHONE, chat: customer.userCode, where: String(line.id), messageId: message.externalId },
      );
      assert.deepEqual(record.phones, [PHONE, '+34611222333']);
    });
  });

  it('a line that creates nothing: the second chat is rule 3, and both are of one customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      for (const connector of ['telegrambot', 'instagram']) {
        portal.customer({ connector, line: line.id, name: 'Ana' }).write('600123456');
        await tracker.waitUntilIdle();
        tracker.sim.advance(DAY);
      }
      const { rule, reasons } = await lastDecision(tracker);
      assert.deepEqual([rule, reasons[0]?.code], [3, 'phoneRemembered']);
      const customers = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 10 });
      assert.deepEqual(
        customers.map(({ chats }) => chats.length),
        [2],
      );
    });
  });
});

describe('a line that creates nothing, and nobody in the CRM', () => {
  it('two chats are one customer once the second gives the phone of the first, and undo parts them', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores } = tracker;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      const [first, second] = ['telegrambot', 'viber'].map((connector) =>
        portal.customer({ connector, line: line.id, name: 'Ana' }),
      );
      assert.ok(first && second);
      for (const [chat, text] of [
        [first, '600123456'],
        [second, 'ana@example.com'],
        [second, '600123456'],
      ] as const) {
        tracker.sim.advance(3_600_000);
        chat.write(text);
        await tracker.waitUntilIdle();
      }
      const [customer, ...others] = await stores.bindings.listCustomers(member, { limit: 10 });
      assert.deepEqual(others, []);
      assert.deepEqual([...(customer?.chats ?? [])].sort(), [first.userCode, second.userCode].sort());
      assert.deepEqual([customer?.phones, customer?.emails], [['+34600123456'], ['ana@example.com']]);
      assert.equal(customer?.firstPhone?.chat, first.userCode);

      const decision = await lastDecision(tracker);
      assert.deepEqual(
        [decision.rule, decision.reasons.map(({ code }) => code)],
        [3, ['phoneRemembered', 'onlyRemembered']],
      );
      await tracker.application.corrections.undo(member, decision.id, 'user:1');
      const after = await stores.bindings.listCustomers(member, { limit: 10 });
      assert.deepEqual(
        after.map(({ chats }) => chats.length),
        [1, 1],
      );
    });
  });
});
