import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('a customer that users change after the chat was bound (docs/spec.md#the-card)', () => {
  it('deleted: the binding ends and the next message is decided anew', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      portal.person().delete(deal);
      portal.person().delete(ana);
      const berta = portal.person().createContact({ name: 'Berta', phones: ['+34611222333'] });
      tracker.sim.advance(DAY);
      customer.write('mejor al 611222333');
      await tracker.waitUntilIdle();

      const { outcome, customerRef } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ outcome, customerRef }, { outcome: 'bound', customerRef: key(berta) });
    });
  });

  it('deleted: the same chat may give the same number again', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.finishSession();
      portal.person().delete(deal);
      portal.person().delete(ana);
      const again = portal.person().createContact({ name: 'Ana', phones: ['600 123 456'] });
      tracker.sim.advance(DAY);
      customer.write('hola de nuevo');
      await tracker.waitUntilIdle();
      customer.write('mi número: 600123456');
      await tracker.waitUntilIdle();

      const { outcome, customerRef } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ outcome, customerRef }, { outcome: 'bound', customerRef: key(again) });
      assert.ok(boundTo(portal, customer).includes(key(again)));
    });
  });

  it('deleted: another chat with the remembered phone gets a new lead', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      for (const lead of portal.crm.leads.all()) portal.person().delete(lead);
      portal.person().delete(ana);
      tracker.sim.advance(DAY);
      const other = portal.customer({ connector: 'instagram', line: line.id });
      other.write('600123456');
      await tracker.waitUntilIdle();

      const [lead, ...more] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.deepEqual(lead.phones, ['+34600123456']);
      assert.deepEqual(boundTo(portal, other), [key(lead)]);
      const third = portal.customer({ connector: 'viber', line: line.id });
      third.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, third), [key(lead)]);
    });
  });

  it('card closed: the next session is bound to another card of the customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const first = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.finishSession();
      portal.person().win(first);
      const second = portal.person().createDeal({ title: 'Bautizo', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      customer.write('hola de nuevo');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(second)]);
      assert.equal(summaryOf(await lastDecision(tracker)).card, key(second));
    });
  });

  it('the only card closed: the next session gets exactly one new card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const first = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.finishSession();
      portal.person().lose(first);
      tracker.sim.advance(DAY);
      customer.write('hola de nuevo');
      await tracker.waitUntilIdle();

      const [lead, ...more] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.equal(lead.contactId, ana.id);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
    });
  });

  it('lead converted by a user: the next chat is bound to its deal and contact', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' }).write('600123456');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      tracker.sim.advance(DAY);
      const { contact, deal } = portal.person().convert(lead);
      assert.ok(contact && deal);
      portal.person().removePhone(contact, '+34600123456');
      tracker.sim.advance(DAY);
      const other = portal.customer({ connector: 'instagram', line: line.id });
      other.write('600123456');
      await tracker.waitUntilIdle();

      const { rule, customerRef, card } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ rule, customerRef, card }, { rule: 3, customerRef: key(contact), card: key(deal) });
      assert.deepEqual(boundTo(portal, other), [key(contact), key(deal)]);
      assert.deepEqual(openLeads(portal), []);
    });
  });

  it('merged into another contact by a user: the chat is bound to that contact', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const person = portal.person();
      const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = person.createDeal({ title: 'Boda', contactIds: [ana.id] });
      const survivor = person.createContact({ name: 'Ana Vega', emails: ['ana@example.com'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      person.merge(survivor, ana);
      tracker.sim.advance(DAY);
      const other = portal.customer({ connector: 'instagram', line: line.id });
      other.write('600123456');
      await tracker.waitUntilIdle();

      const { customerRef, card } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ customerRef, card }, { customerRef: key(survivor), card: key(deal) });
      assert.deepEqual(boundTo(portal, other), [key(survivor), key(deal)]);

      customer.write('y mi otro número: 611222333');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(survivor), key(deal)]);
      assert.deepEqual(survivor.phones, ['+34600123456', '+34611222333']);
    });
  });
});
