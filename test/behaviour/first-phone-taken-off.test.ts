import assert from 'node:assert/strict';
import type { CustomerId } from '../../src/domain/ids.ts';
import { api } from '../../src/web/contract/api.ts';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';

const WRONG = '+34611222333';
const RIGHT = '+34611222334';
const by = 'user:1';

/** Luis wrote a wrong number, which is on his lead since. */
async function luisWithWrongNumber(tracker: Tracker) {
  const { portal, stores, member } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const chatOf = (name: string, connector: string) => portal.customer({ connector, line: line.id, name });
  const luis = chatOf('Luis', 'telegrambot');
  luis.write('mi número es 611 222 333');
  await tracker.waitUntilIdle();
  const [lead] = portal.crm.leads.all();
  const [customer] = await stores.bindings.listCustomers(member, { limit: 1 });
  assert.ok(lead && customer);
  assert.deepEqual(lead.phones, [WRONG]);
  return { lead, id: customer.id, chatOf };
}

const taken: readonly {
  readonly how: string;
  readonly take: (tracker: Tracker, id: CustomerId) => Promise<unknown>;
}[] = [
  {
    how: 'changed',
    take: ({ application, member }, id) =>
      application.corrections.setFirstPhone(member, id, { typed: RIGHT, by }),
  },
  {
    how: 'removed',
    take: ({ application, member }, id) => application.corrections.removeFirstPhone(member, id, by),
  },
];

describe('a first phone that a person took off leads nobody to the customer, whose card still has it', () => {
  for (const { how, take } of taken)
    it(`${how}: who gives it is asked about, not joined`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
        await take(tracker, id);
        const stranger = chatOf('', 'fbinstagramdirect');
        stranger.write('mi móvil es 611 222 333');
        await tracker.waitUntilIdle();
        assert.ok(!boundTo(portal, stranger).includes(key(lead)));
        const [suggestion] = await openSuggestions(tracker);
        assert.equal(suggestion?.kind, 'samePerson');
        assert.ok(suggestion.reasons.some(({ code }) => code === 'phoneTakenOff'));
        assert.deepEqual(lead.phones, [WRONG], 'the CRM is not changed');
      });
    });

  for (const { how, take } of taken)
    it(`${how}, and the lead became a contact since: who gives it is asked about, not joined`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
        await take(tracker, id);
        const { contact } = portal.person().convert(lead, { contact: true, deal: true });
        assert.ok(contact);
        await tracker.waitUntilIdle();
        const stranger = chatOf('Iker', 'viber');
        stranger.write('mi móvil es 611 222 333');
        await tracker.waitUntilIdle();
        assert.ok(!boundTo(portal, stranger).includes(key(contact)));
        const [suggestion] = await openSuggestions(tracker);
        assert.ok(suggestion?.reasons.some(({ code }) => code === 'phoneTakenOff'));
      });
    });

  it('every chat that gives it is asked about', async () => {
    await withTracker({}, async (tracker) => {
      const { application, member } = tracker;
      const { id, chatOf } = await luisWithWrongNumber(tracker);
      await application.corrections.setFirstPhone(member, id, { typed: RIGHT, by });
      for (const name of ['Eva', 'Iker', 'Paz']) {
        chatOf(name, 'viber').write('mi móvil es 611 222 333');
        await tracker.waitUntilIdle();
      }
      const asked = (await openSuggestions(tracker)).map(({ chat }) => chat);
      assert.equal(new Set(asked).size, 3);
    });
  });

  it('who is not the customer gets a lead of their own with it, and is found by it from then on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
      await application.corrections.setFirstPhone(member, id, { typed: RIGHT, by });
      const iker = chatOf('Iker', 'viber');
      iker.write('mi móvil es 611 222 333');
      await tracker.waitUntilIdle();
      const [suggestion] = await openSuggestions(tracker);
      assert.ok(suggestion);
      const page = await openPage(tracker);
      await page.call(api.resolveSuggestion, { params: { id: suggestion.id }, body: { action: 'notSame' } });
      iker.write('lo dicho, mi móvil es 611 222 333');
      await tracker.waitUntilIdle();
      const own = portal.crm.leads.all().find((item) => item.id !== lead.id);
      assert.ok(own);
      assert.deepEqual(own.phones, [WRONG]);
      assert.ok(boundTo(portal, iker).includes(key(own)));
    });
  });

  it('the number that replaces it leads to the customer, and so does the old one when it is put back', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
      await application.corrections.setFirstPhone(member, id, { typed: RIGHT, by });
      const second = chatOf('', 'viber');
      second.write('mi móvil es 611 222 334');
      await tracker.waitUntilIdle();
      assert.ok(boundTo(portal, second).includes(key(lead)));
      await application.corrections.setFirstPhone(member, id, { typed: WRONG, by });
      const third = chatOf('', 'fbinstagramdirect');
      third.write('mi móvil es 611 222 333');
      await tracker.waitUntilIdle();
      assert.ok(boundTo(portal, third).includes(key(lead)));
    });
  });

  it('an undo of the change undoes that, too', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
      const decision = await application.corrections.setFirstPhone(member, id, { typed: RIGHT, by });
      assert.ok(decision);
      await application.corrections.undo(member, decision.id, by);
      const other = chatOf('', 'viber');
      other.write('mi móvil es 611 222 333');
      await tracker.waitUntilIdle();
      assert.ok(boundTo(portal, other).includes(key(lead)));
    });
  });

  it('stays so after the customer gave more in a chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { lead, id, chatOf } = await luisWithWrongNumber(tracker);
      await application.corrections.setFirstPhone(member, id, { typed: RIGHT, by });
      const second = chatOf('Luis', 'viber');
      for (const text of ['mi móvil es 611 222 334', 'luis@example.com']) {
        second.write(text);
        await tracker.waitUntilIdle();
      }
      const stranger = chatOf('', 'fbinstagramdirect');
      stranger.write('mi móvil es 611 222 333');
      await tracker.waitUntilIdle();
      assert.ok(!boundTo(portal, stranger).includes(key(lead)));
    });
  });
});
