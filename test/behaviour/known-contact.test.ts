import assert from 'node:assert/strict';
import { boundTo, inShort, key, lastDecision, openDeals, openLeads } from '../helpers/crm-facts.ts';
import { everyPortal, withTracker } from '../helpers/with-tracker.ts';

/** Long enough for nobody to take what was there before for something that the chat made. */
const DAY = 86_400_000;

describe('a customer that the CRM knows as a contact (spec 5, rule 5 and the card)', () => {
  for (const { shape, native, name } of everyPortal) {
    it(`goes to his open deal: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        customer.write('hola, mi número es el 600 123 456');
        await tracker.settle();

        const { customerRef, card } = inShort(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(ana), card: key(deal) });
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
        assert.deepEqual(openDeals(portal), [deal]);
        assert.deepEqual(openLeads(portal), [], 'the lead that the portal made is absorbed');
        assert.deepEqual(ana.phones, ['+34600123456'], 'one number, once');
        assert.ok(ana.imols.includes(customer.imol), 'the portal will know the chat');
        assert.equal(portal.crm.contacts.size, 1);
      });
    });
  }

  it('goes to the newer of two open deals', async () => {
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
      await tracker.settle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(newer)]);
    });
  });

  it('goes past a closed deal to an open one that is older', async () => {
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
      await tracker.settle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(older)]);
    });
  });

  it('without a deal keeps his open lead as the card, not the lead of the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const lead = portal.person().createLead({ title: 'Pregunta', contactIds: [ana.id] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.settle();

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
      assert.deepEqual(openLeads(portal), [lead]);
    });
  });

  it('without any card gets the lead of the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.settle();

      const [lead, ...more] = portal.crm.leads.all();
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.equal(lead.semantic, 'P');
      assert.equal(lead.contactId, ana.id, 're-parented to the customer');
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
    });
  });

  it('without any card gets the deal of the chat, whose guest contact is unlinked', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.settle();

      const [deal, ...more] = portal.crm.deals.all();
      assert.ok(deal);
      assert.deepEqual(more, []);
      assert.equal(deal.semantic, 'P');
      assert.deepEqual(deal.contactIds, [ana.id]);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('without any card gets a new lead where the session made none', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.settle();

      const leads = openLeads(portal);
      assert.equal(leads.length, 1);
      assert.equal(leads[0]?.contactId, ana.id);
      assert.deepEqual(leads[0].phones, [], 'details are the contact’s');
    });
  });
});
