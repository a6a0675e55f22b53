import assert from 'node:assert/strict';
import { boundTo, inShort, key, lastDecision, openLeads, openSuggestions } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('one number, several customers (spec 5, rule 8)', () => {
  it('the one whose open deal changed last', async () => {
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
      await tracker.settle();

      assert.deepEqual(inShort(await lastDecision(tracker)), {
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

  it('without deals the one changed last', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const twin = portal.person().createContact({ name: 'Ana V.', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.person().edit(ana, { lastName: 'Vega' });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.settle();

      const { rule, customerRef } = inShort(await lastDecision(tracker));
      assert.deepEqual({ rule, customerRef }, { rule: 8, customerRef: key(ana) });
      assert.deepEqual(twin.imols, []);
    });
  });

  it('on three it is shared: it identifies nobody', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const three = ['Ana', 'Berta', 'Carla'].map((name) =>
        portal.person().createContact({ name, phones: ['+34600123456'] }),
      );
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.settle();

      const [lead, ...more] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      for (const contact of three) assert.deepEqual(contact.imols, []);
      const [shared] = await openSuggestions(tracker);
      assert.equal(shared?.kind, 'sharedIdentifier');
      assert.equal(shared.items.length, 3);

      // The next chat with the same number must not be led to the first one's card by it.
      const other = portal.customer({ connector: 'instagram', line: line.id });
      other.write('600123456');
      await tracker.settle();
      assert.ok(!boundTo(portal, other).includes(key(lead)), 'a shared number joins nobody');
    });
  });

  it('a shared number beside an e-mail: the e-mail finds the customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (const name of ['Ana', 'Berta', 'Carla'])
        portal.person().createContact({ name, phones: ['+34600123456'] });
      const dora = portal.person().createContact({ name: 'Dora', emails: ['dora@example.com'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456 dora@example.com');
      await tracker.settle();

      assert.equal(inShort(await lastDecision(tracker)).customerRef, key(dora));
      assert.deepEqual(dora.phones, [], 'a shared number is not written on anybody found otherwise');
    });
  });
});
