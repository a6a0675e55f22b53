import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openDeals, openSuggestions } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('lines that create a deal with a guest contact (docs/spec.md 2, 5, 6.3)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`a new customer keeps both, and their next chat is bound to them: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: native });
        const first = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        first.write('hola');
        first.write('600123456');
        await tracker.waitUntilIdle();
        const [contact] = portal.crm.contacts.all();
        const [deal] = portal.crm.deals.all();
        assert.ok(contact && deal);
        assert.deepEqual(contact.phones, ['+34600123456']);
        tracker.sim.advance(DAY);
        const second = portal.customer({ connector: 'instagram', line: line.id, name: 'Ana Vega' });
        second.write('hola');
        second.write('600 123 456');
        await tracker.waitUntilIdle();

        assert.deepEqual(boundTo(portal, second), [key(contact), key(deal)]);
        assert.deepEqual(openDeals(portal), [deal]);
        assert.deepEqual(contact.phones, ['+34600123456']);
        const { customerRef, card } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(contact), card: key(deal) });
      });
    });

    it(`a known customer with a deal: the chat's own deal is set to lost and merging the guest contact is suggested: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: native });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('hola');
        customer.write('600123456');
        await tracker.waitUntilIdle();

        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
        assert.deepEqual(openDeals(portal), [deal]);
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, ['guestContact']);
      });
    });
  }
});
