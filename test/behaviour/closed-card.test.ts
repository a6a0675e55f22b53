import assert from 'node:assert/strict';
import type { Customer, Item } from '../../simulator/portal-simulator.ts';
import { boundTo, key, keyOf, lastDecision, openDeals, openLeads } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Story {
  readonly tracker: Tracker;
  readonly chat: Customer;
  readonly contact: Item;
  readonly deal: Item;
}

/** A chat that is bound to a contact with one open deal. */
async function withBoundChat(test: (story: Story) => Promise<void>): Promise<void> {
  await withTracker({}, async (tracker) => {
    const { portal } = tracker;
    const line = portal.addLine({ crmChatTracker: 'N', crmCreate: 'deal' });
    const contact = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
    const deal = portal.person().createDeal({ title: 'Vestido', contactIds: [contact.id] });
    tracker.sim.advance(DAY);
    const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
    chat.write('soy Ana, 600 123 456');
    await tracker.waitUntilIdle();
    assert.ok(boundTo(portal, chat).includes(key(deal)));
    portal.resetLog();
    await test({ tracker, chat, contact, deal });
  });
}

describe('Q1: the card is closed while the session goes on', () => {
  for (const order of ['end', 'answer', 'end before'] as const)
    it(`Q1: an employee wins the deal, and the session has an ${order}: sweeps make no card without a word of the customer`, async () => {
      await withBoundChat(async ({ tracker, chat, deal }) => {
        const { portal } = tracker;
        const sweep = async (): Promise<void> => {
          tracker.sim.advance(5 * MINUTE);
          await tracker.application.sweeper.sweep();
          await tracker.waitUntilIdle();
        };
        await sweep();
        if (order === 'end before') chat.finishSession();
        tracker.sim.advance(MINUTE);
        portal.person().win(deal);
        await tracker.waitUntilIdle();
        tracker.sim.advance(MINUTE);
        if (order === 'end') chat.finishSession();
        if (order === 'answer') portal.agent().reply(chat, 'gracias por su compra');
        await sweep();
        await sweep();
        assert.deepEqual(openDeals(portal), []);
        assert.ok(boundTo(portal, chat).includes(key(deal)));
      });
    });

  it('Q1: the card is given to another customer: later sessions and channels are not put on it', async () => {
    await withBoundChat(async ({ tracker, chat, deal, contact }) => {
      const { portal } = tracker;
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      tracker.sim.advance(MINUTE);
      portal.person().edit(deal, { contactIds: [luis.id] });
      await tracker.waitUntilIdle();
      chat.finishSession();
      tracker.sim.advance(DAY);
      chat.write('mi correo es ana@example.com');
      await tracker.waitUntilIdle();
      const other = portal.customer({ connector: 'instagram', line: chat.chat.line.id, name: 'Ana' });
      other.write('600 123 456');
      await tracker.waitUntilIdle();
      for (const one of [chat, other]) {
        assert.ok(boundTo(portal, one).includes(key(contact)));
        assert.ok(!boundTo(portal, one).includes(key(deal)));
      }
      assert.deepEqual(deal.contactIds, [luis.id]);
    });
  });

  for (const [how, close] of [
    ['won', ({ tracker, deal }: Story) => tracker.portal.person().win(deal)],
    ['lost', ({ tracker, deal }: Story) => tracker.portal.person().lose(deal)],
    ['deleted', ({ tracker, deal }: Story) => tracker.portal.person().delete(deal)],
  ] as const) {
    it(`Q1: ${how}: the next message with the known number gets one new card, “gracias” does not`, async () => {
      await withBoundChat(async (story) => {
        const { tracker, chat, contact, deal } = story;
        const { portal } = tracker;
        close(story);
        await tracker.waitUntilIdle();
        chat.write('gracias');
        await tracker.waitUntilIdle();
        assert.equal(portal.countRequests(), 0, 'neither the event nor the message costs a request');
        assert.deepEqual(openDeals(portal), []);

        chat.write('otro pedido, mi número es el 600 12 34 56');
        chat.write('600123456, por favor');
        await tracker.waitUntilIdle();
        const [created, ...others] = openDeals(portal);
        assert.ok(created);
        assert.deepEqual(others, []);
        assert.notEqual(created.id, deal.id);
        const decision = await lastDecision(tracker);
        assert.deepEqual(
          [decision.outcome, keyOf(decision.customerRef), keyOf(decision.card)],
          ['rebound', key(contact), key(created)],
        );

        portal.resetLog();
        chat.write('600 123 456');
        await tracker.waitUntilIdle();
        assert.equal(portal.countRequests(), 0, 'the new card is known');
      });
    });
  }

  it('Q1: edited, but still open: the card stays, and the check costs one batch once', async () => {
    await withBoundChat(async ({ tracker, chat, deal }) => {
      const { portal } = tracker;
      const decisions = (await tracker.journal()).length;
      portal.person().edit(deal, { title: 'Vestido azul' });
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
      for (const text of ['600123456', '600123456 otra vez']) chat.write(text);
      await tracker.waitUntilIdle();
      chat.write('¿600123456?');
      await tracker.waitUntilIdle();
      assert.deepEqual(openDeals(portal), [deal]);
      assert.equal((await tracker.journal()).length, decisions);
      assert.ok(portal.countRequests() <= 3, String(portal.countRequests()));
    });
  });

  it('Q1: the app’s own writes are no changes of the card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      chat.write('600 123 456, ana@example.com');
      await tracker.waitUntilIdle();
      assert.equal(openLeads(portal)[0]?.phones.length, 1);
      portal.resetLog();
      chat.write('600 123 456');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
    });
  });

  it('Q1: a lead lost in lead mode, the same number in German words', async () => {
    await withTracker({ language: 'de', license: 'de_std' }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Jan' });
      chat.write('meine Nummer: 0151 23456789');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      portal.person().lose(lead);
      await tracker.waitUntilIdle();
      chat.write('danke!');
      await tracker.waitUntilIdle();
      assert.deepEqual(openLeads(portal), []);
      chat.write('noch eine Frage, 0151 23456789');
      await tracker.waitUntilIdle();
      assert.equal(openLeads(portal).length, 1);
    });
  });
});

describe('W4, F18: what somebody writes on the own item of a chat that is not bound', () => {
  for (const [by, userId] of [
    ['a robot', 0],
    ['another app', 1],
  ] as const) {
    it(`W4: ${by} writes a known phone there: joined at once`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['600 12 34 56'] });
        tracker.sim.advance(DAY);
        const chat = portal.customer({ connector: 'telegrambot', line: line.id });
        chat.write('hola');
        await tracker.waitUntilIdle();
        const [lead] = openLeads(portal);
        assert.ok(lead);
        tracker.sim.advance(60_000);
        portal.person(userId).edit(lead, { phones: ['+34600123456'] });
        await tracker.waitUntilIdle();
        assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
      });
    });
  }

  it('W4: what a robot writes and nobody has is remembered for good', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      chat.write('hola');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      tracker.sim.advance(60_000);
      portal.person(0).edit(lead, { phones: ['+34600123456'] });
      await tracker.waitUntilIdle();
      portal.person().removePhone(lead, '+34600123456');
      await tracker.waitUntilIdle();
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'instagram', line: line.id }).write('mi móvil es 600123456');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(lead));
      assert.deepEqual(openLeads(portal).map(key), [key(lead)]);
    });
  });

  it('W4: what a user writes and nobody has is not: a person may have typed it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      chat.write('hola');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      tracker.sim.advance(60_000);
      portal.person().edit(lead, { phones: ['+34600123456'] });
      await tracker.waitUntilIdle();
      assert.deepEqual(await tracker.journal(), []);
    });
  });

  it('W4: what the portal’s own tracker takes from a text is not vouched for', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'Y' });
      const wife = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Luis' });
      chat.write('hola');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      tracker.sim.advance(60_000);
      // The tracker put on the lead what the customer said of his wife.
      portal.person(0).edit(lead, { phones: ['+34600123456'] });
      await tracker.waitUntilIdle();
      const customers = (await tracker.journal()).map(({ customerRef }) => keyOf(customerRef));
      assert.ok(!customers.includes(key(wife)));
    });
  });

  it('W4: items of nobody’s chat cost one request at most, and none where nothing was just created', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('hola');
      await tracker.waitUntilIdle();
      const lead = portal.person().createLead({ title: 'Feria', phones: ['600 12 34 56'] });
      await tracker.waitUntilIdle();
      portal.resetLog();
      for (const title of ['Feria 1', 'Feria 2', 'Feria 3']) {
        portal.person().edit(lead, { title });
        await tracker.waitUntilIdle();
      }
      assert.ok(portal.countRequests() <= 1);
      assert.deepEqual(await tracker.journal(), []);
    });
  });
});
