import assert from 'node:assert/strict';
import { boundTo, summaryOf, key, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';
import { contentOf } from '../helpers/crm-content.ts';

const DAY = 86_400_000;

describe('a phone of one customer and an e-mail of another (docs/spec.md 5, rule 7)', () => {
  for (const { shape, native, name } of portalVariants.filter((portal) => portal.native === 'N')) {
    it(`the phone decides and the other customer is not changed: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const berta = portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
        const deal = portal.person().createDeal({ title: 'De Berta', contactIds: [berta.id] });
        tracker.sim.advance(DAY);
        const before = contentOf(berta);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('600123456, o al correo berta@example.com');
        await tracker.waitUntilIdle();

        const { rule, customerRef } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ rule, customerRef }, { rule: 7, customerRef: key(ana) });
        assert.deepEqual(ana.emails, [], 'Berta’s e-mail is not added to Ana');
        assert.deepEqual(contentOf(berta), before, 'Berta is unchanged');
        assert.ok(!boundTo(portal, customer).includes(key(deal)));
        const suggestions = await openSuggestions(tracker);
        assert.deepEqual(
          suggestions.map(({ kind, items }) => ({ kind, items })),
          [
            {
              kind: 'samePerson',
              items: [
                { type: 'contact', id: ana.id },
                { type: 'contact', id: berta.id },
              ],
            },
          ],
        );
      });
    });
  }

  it('in two messages: the chat stays with the customer of the first, the second becomes a suggestion', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const berta = portal.person().createContact({ name: 'Berta', phones: ['+34611222333'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.write('mejor al 611222333');
      await tracker.waitUntilIdle();

      const { rule, outcome, customerRef } = summaryOf(await lastDecision(tracker));
      assert.deepEqual({ rule, outcome, customerRef }, { rule: 2, outcome: 'stayed', customerRef: key(ana) });
      assert.deepEqual(ana.phones, ['+34600123456']);
      assert.deepEqual(berta.imols, []);
      const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['identifierOfAnother']);
    });
  });
});
