import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openLeads, openSuggestions } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('several customers with one phone (docs/spec.md 5, rule 8)', () => {
  it('the customer whose open deal changed last is chosen', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const person = portal.person();
      const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
      const twin = person.createContact({ name: 'Ana V.', phones: ['600 123 456'] });
      const first = person.createDeal({ title: 'Uno', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      person.createDeal({ title: 'Dos', contactIds: [twin.id] });
      tracker.sim.advance(DAY);
      person.edit(first, { title: 'Uno bis' });
      tracker.sim.advance(DAY);
      person.edit(twin, { lastName: 'Vega' });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(summaryOf(await lastDecision(tracker)), {
        rule: 8,
        outcome: 'bound',
        customerRef: key(ana),
        card: key(first),
      });
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(first)]);
      const [merge, ...more] = await openSuggestions(tracker);
      assert.deepEqual(more, []);
      assert.equal(merge?.kind, 'mergeDuplicates');
      assert.deepEqual(
        merge.items.map(({ id }) => id),
        [ana.id, twin.id],
      );
    });
  });

  it('without deals the customer that changed last is chosen', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const twin = portal.person().createContact({ name: 'Ana V.', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.person().edit(ana, { lastName: 'Vega' });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();

      const { rule, customerRef } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ rule, customerRef }, { rule: 8, customerRef: key(ana) });
      assert.deepEqual(twin.imols, []);
    });
  });

  it('a phone of three customers is shared and identifies none of them', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const three = ['Ana', 'Berta', 'Carla'].map((name) =>
        portal.person().createContact({ name, phones: ['+34600123456'] }),
      );
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      const [lead, ...more] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      for (const contact of three) assert.deepEqual(contact.imols, []);
      const [shared] = await openSuggestions(tracker);
      assert.equal(shared?.kind, 'sharedIdentifier');
      assert.equal(shared.items.length, 3);

      // The shared phone must not bind the next chat to the first chat's card.
      const other = portal.customer({ connector: 'instagram', line: line.id });
      other.write('600123456');
      await tracker.waitUntilIdle();
      assert.ok(!boundTo(portal, other).includes(key(lead)), 'a shared phone binds no chat');
    });
  });

  it('a shared phone with an e-mail: the e-mail identifies the customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (const name of ['Ana', 'Berta', 'Carla'])
        portal.person().createContact({ name, phones: ['+34600123456'] });
      const dora = portal.person().createContact({ name: 'Dora', emails: ['dora@example.com'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456 dora@example.com');
      await tracker.waitUntilIdle();

      assert.equal(summaryOf(await lastDecision(tracker)).customerRef, key(dora));
      assert.deepEqual(dora.phones, [], 'the shared phone is not added to the customer');
    });
  });
});
