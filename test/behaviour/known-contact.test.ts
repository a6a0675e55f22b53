import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openDeals, openLeads } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

/** Long enough that items from before cannot count as created for the chat. */
const DAY = 86_400_000;

describe('a chat whose phone belongs to a contact (docs/spec.md 5, rule 5 and the card)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`is bound to the contact's open deal: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        customer.write('hola, mi número es el 600 123 456');
        await tracker.waitUntilIdle();

        const { customerRef, card } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(ana), card: key(deal) });
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
        assert.deepEqual(openDeals(portal), [deal]);
        assert.deepEqual(openLeads(portal), [], 'the lead that the portal created is closed');
        assert.deepEqual(ana.phones, ['+34600123456'], 'the phone is not added again');
        assert.ok(ana.imols.includes(customer.imol), 'the portal recognises the chat next time');
        assert.equal(portal.crm.contacts.size, 1);
      });
    });
  }

  it('is bound to the newer of two open deals', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const older = portal.person().createDeal({ title: 'Primera', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const newer = portal.person().createDeal({ title: 'Segunda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      portal.person().edit(older, { title: 'Primera, cambiada' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(newer)]);
    });
  });

  it('is bound to an open deal rather than a newer closed one', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const older = portal.person().createDeal({ title: 'Primera', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const newer = portal.person().createDeal({ title: 'Segunda', contactIds: [ana.id] });
      portal.person().win(newer);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(older)]);
    });
  });

  it('without a deal: the contact’s open lead is the card, not the chat’s own lead', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const lead = portal.person().createLead({ title: 'Pregunta', contactIds: [ana.id] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
      assert.deepEqual(openLeads(portal), [lead]);
    });
  });

  it('without any card: the chat’s own lead becomes the card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      const [lead, ...more] = portal.crm.leads.all();
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.equal(lead.semantic, 'P');
      assert.equal(lead.contactId, ana.id, 'the lead is linked to the customer');
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
    });
  });

  it('without any card: the chat’s own deal becomes the card and its guest contact is unlinked', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      const [deal, ...more] = portal.crm.deals.all();
      assert.ok(deal);
      assert.deepEqual(more, []);
      assert.equal(deal.semantic, 'P');
      assert.deepEqual(deal.contactIds, [ana.id]);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('without any card and without an own item: a lead is created', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();

      const leads = openLeads(portal);
      assert.equal(leads.length, 1);
      assert.equal(leads[0]?.contactId, ana.id);
      assert.deepEqual(leads[0].phones, [], 'phones stay on the contact');
    });
  });
});
