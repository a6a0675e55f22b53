import assert from 'node:assert/strict';
import type { Item } from '../../simulator/portal-simulator.ts';
import { boundTo, key, keyOf, lastDecision, openLeads, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Ana's chat gave a phone and was bound to the lead that the portal made for it, which an employee then closed. */
async function closedLead(tracker: Tracker, close: (lead: Item) => void, { sessionEnds = true } = {}) {
  const { portal, sim } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana', lastName: 'Vega' });
  const say = async (text: string, who = chat) => {
    sim.advance(HOUR);
    who.write(text);
    await tracker.waitUntilIdle();
  };
  await say('mi tel 600123456');
  if (sessionEnds) chat.finishSession();
  const [lead] = portal.crm.leads.all();
  assert.ok(lead);
  sim.advance(HOUR);
  close(lead);
  await tracker.waitUntilIdle();
  sim.advance(DAY);
  const other = () => portal.customer({ connector: 'instagram', line: line.id, name: 'anita' });
  return { lead, chat, say, other };
}

const asJunk =
  ({ portal }: Tracker) =>
  (lead: Item) => {
    portal.person(portal.addUser({ name: 'Rosa' })).lose(lead);
  };
const converted =
  ({ portal }: Tracker) =>
  (lead: Item) => {
    portal.person(portal.addUser({ name: 'Rosa' })).convert(lead, { contact: true, deal: true });
  };

describe('the customer is a lead that was closed as junk: it is no customer any more (docs/spec.md 5)', () => {
  it('a new session: the chat’s new lead gets phone and e-mail', async () => {
    await withTracker({}, async (tracker) => {
      const { say, lead } = await closedLead(tracker, asJunk(tracker));
      for (const text of ['hola', '600123456', 'ana@example.com']) await say(text);
      const open = openLeads(tracker.portal);
      assert.deepEqual(
        open.map(({ phones, emails }) => [phones, emails]),
        [[['+34600123456'], ['ana@example.com']]],
      );
      assert.deepEqual(lead.emails, []);
    });
  });

  it('the same session: the lead that the app makes has phone and name', async () => {
    await withTracker({}, async (tracker) => {
      const { say } = await closedLead(tracker, asJunk(tracker), { sessionEnds: false });
      await say('600123456');
      assert.deepEqual(
        openLeads(tracker.portal).map(({ phones, name }) => [phones, name]),
        [[['+34600123456'], 'Ana Vega']],
      );
    });
  });

  it('another channel brings the phone: it goes to the lead of that chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { lead, other, say } = await closedLead(tracker, asJunk(tracker));
      const chat = other();
      await say('600123456', chat);
      const [open] = openLeads(portal);
      assert.ok(open);
      assert.deepEqual(open.phones, ['+34600123456']);
      assert.deepEqual(boundTo(portal, chat), [key(open)]);
      assert.notEqual(keyOf((await lastDecision(tracker)).customerRef), key(lead));
    });
  });

  it('a contact has the phone: rule 5, and merging a contact with the lead is not suggested', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { other, say } = await closedLead(tracker, asJunk(tracker));
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      await say('600123456', other());
      const { rule, customerRef } = await lastDecision(tracker);
      assert.deepEqual([rule, keyOf(customerRef)], [5, key(ana)]);
      assert.deepEqual(await openSuggestions(tracker), []);
    });
  });
});

describe('the customer is a lead that was converted', () => {
  it('nobody is asked about the lead, whatever is written on other channels and in later sweeps', async () => {
    await withTracker({}, async (tracker) => {
      const { other, say } = await closedLead(tracker, converted(tracker));
      await say('600123456', other());
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(await openSuggestions(tracker), []);
    });
  });
});
