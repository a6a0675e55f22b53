import assert from 'node:assert/strict';
import {
  boundTo,
  summaryOf,
  key,
  keyOf,
  lastDecision,
  openLeads,
  openSuggestions,
} from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('companies as customers (docs/spec.md 5)', () => {
  for (const native of ['N', 'Y'] as const) {
    it(`a chat with the phone of a company is bound to the company and its open deal, portal's tracker ${native}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const acme = portal.person().createCompany({ title: 'Acme', phones: ['+34915550101'] });
        const deal = portal.person().createDeal({ title: 'Pedido', companyId: acme.id });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('llámenos al 915 550 101');
        await tracker.waitUntilIdle();

        const { customerRef, card } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(acme), card: key(deal) });
        assert.deepEqual(boundTo(portal, customer), [key(acme), key(deal)]);
        assert.deepEqual(openLeads(portal), []);
      });
    });

    it(`a company and its contact with one phone are one customer, the contact, portal's tracker ${native}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const acme = portal.person().createCompany({ title: 'Acme', phones: ['+34915550101'] });
        const ana = portal
          .person()
          .createContact({ name: 'Ana', phones: ['+34915550101'], companyId: acme.id });
        const deal = portal
          .person()
          .createDeal({ title: 'Pedido', contactIds: [ana.id], companyId: acme.id });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('915550101');
        await tracker.waitUntilIdle();

        const { customerRef, card } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(ana), card: key(deal) });
        assert.deepEqual(await openSuggestions(tracker), []);
      });
    });
  }

  it('a phone of a company and of an unrelated contact does not identify a customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const acme = portal.person().createCompany({ title: 'Acme', phones: ['+34915550101'] });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34915550101'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('915550101');
      await tracker.waitUntilIdle();

      const [lead] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      assert.deepEqual(ana.imols, []);
      assert.deepEqual(acme.imols, []);
      const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['sharedIdentifier']);
    });
  });

  it('a chat of a company gives the mobile of a contact of it: it stays the contact’s, who is found by it on another channel', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const acme = portal.person().createCompany({ title: 'Acme', phones: ['+34915550101'] });
      const ana = portal
        .person()
        .createContact({ name: 'Ana', phones: ['+34600123456'], companyId: acme.id });
      tracker.sim.advance(DAY);
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      for (const text of ['somos Acme, 915550101', 'mi móvil: 600123456']) {
        chat.write(text);
        await tracker.waitUntilIdle();
      }
      assert.deepEqual(acme.phones, ['+34915550101']);
      assert.deepEqual(await openSuggestions(tracker), []);
      portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' }).write('600123456');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
    });
  });
});
