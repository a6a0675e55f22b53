import assert from 'node:assert/strict';
import { bindingsOf, key, sessionActivities } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('session activities of a bound chat (docs/spec.md 6.1)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`all of them, also of earlier sessions, move from the chat's own lead to the customer: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('hola');
        customer.finishSession();
        await tracker.waitUntilIdle();
        tracker.sim.advance(DAY);
        customer.write('¿hay alguien?');
        customer.finishSession();
        await tracker.waitUntilIdle();
        tracker.sim.advance(DAY);
        customer.write('soy Ana, 600 123 456');
        await tracker.waitUntilIdle();

        assert.deepEqual(sessionActivities(portal).map(bindingsOf), [
          [key(ana), key(deal)],
          [key(ana), key(deal)],
          [key(ana), key(deal)],
        ]);
        assert.deepEqual(
          portal.crm.leads.all().map(({ stageId }) => stageId),
          ['JUNK'],
        );
      });
    });
  }

  it('move from the chat’s own deal and its guest contact to the customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      customer.finishSession();
      tracker.sim.advance(DAY);
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(sessionActivities(portal).map(bindingsOf), [
        [key(ana), key(deal)],
        [key(ana), key(deal)],
      ]);
    });
  });

  it('are found on a contact with hundreds of other activities', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const person = portal.person();
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
      for (let call = 0; call < 300; call += 1) person.addActivity(ana, 'Llamar');
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      customer.finishSession();
      const [earlier] = sessionActivities(portal);
      assert.ok(earlier);
      // An employee put the first session on the contact.
      portal.crm.activities.bind(earlier, ana, { userId: 1 });
      person.edit(ana, { imols: [customer.imol] });
      const deal = person.createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        sessionActivities(portal).map((one) => bindingsOf(one).includes(key(deal))),
        [true, true],
      );
    });
  });

  it('of other chats are not moved', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const bystander = portal.customer({ connector: 'instagram', line: line.id });
      bystander.write('hola');
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      const [first, second] = sessionActivities(portal).map(bindingsOf);
      assert.deepEqual(first, ['lead:1']);
      assert.deepEqual(second, [key(ana), 'lead:2']);
    });
  });
});
