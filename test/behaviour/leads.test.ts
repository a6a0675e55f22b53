import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, keyOf, lastDecision, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('leads that have the phone (docs/spec.md 5)', () => {
  for (const native of ['N', 'Y'] as const) {
    describe(`portal's tracker ${native === 'Y' ? 'on' : 'off'}`, () => {
      it('an open lead without a contact is the customer and the card', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmChatTracker: native });
          const lead = portal.person().createLead({ title: 'Web', name: 'Ana', phones: ['+34600123456'] });
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('600123456');
          await tracker.waitUntilIdle();

          const { rule, customerRef, card } = summaryOf(await lastDecision(tracker));
          assert.deepEqual({ rule, customerRef, card }, { rule: 5, customerRef: key(lead), card: key(lead) });
          assert.deepEqual(boundTo(portal, customer), [key(lead)]);
          assert.deepEqual(openLeads(portal), [lead]);
        });
      });

      it('for an open lead with a contact the contact is the customer and the lead the card', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmChatTracker: native });
          const ana = portal.person().createContact({ name: 'Ana' });
          const lead = portal
            .person()
            .createLead({ title: 'Web', contactIds: [ana.id], phones: ['+34600123456'] });
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('600123456');
          await tracker.waitUntilIdle();

          const { customerRef, card } = summaryOf(await lastDecision(tracker));
          assert.deepEqual({ customerRef, card }, { customerRef: key(ana), card: key(lead) });
          assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
        });
      });

      it('for a converted lead its contact is the customer and its deal the card', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmChatTracker: native });
          const lead = portal.person().createLead({ title: 'Web', name: 'Ana', phones: ['+34600123456'] });
          const { contact, deal } = portal.person().convert(lead);
          assert.ok(contact && deal);
          // Only the converted lead still has the phone.
          portal.person().removePhone(contact, '+34600123456');
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('600123456');
          await tracker.waitUntilIdle();

          const { customerRef, card } = summaryOf(await lastDecision(tracker));
          assert.deepEqual({ customerRef, card }, { customerRef: key(contact), card: key(deal) });
          assert.deepEqual(boundTo(portal, customer), [key(contact), key(deal)]);
        });
      });

      it('a closed lead that was not converted is not a candidate', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmChatTracker: native });
          const old = portal.person().createLead({ title: 'Web', name: 'Ana', phones: ['+34600123456'] });
          portal.person().lose(old);
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('600123456');
          await tracker.waitUntilIdle();

          const decision = await lastDecision(tracker);
          assert.equal(decision.rule, 6);
          assert.notEqual(keyOf(decision.customerRef), key(old));
          const [lead, ...more] = openLeads(portal);
          assert.ok(lead);
          assert.deepEqual(more, []);
          assert.deepEqual(boundTo(portal, customer), [key(lead)]);
          assert.deepEqual(lead.phones, ['+34600123456']);
        });
      });
    });
  }
});
