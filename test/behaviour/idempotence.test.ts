import assert from 'node:assert/strict';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, openLeads } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

/** Everything that handling a message again could change. */
async function stateOf(tracker: Tracker) {
  return { crm: crmContent(tracker.portal), journal: await tracker.journal() };
}

/** Repeats earlier deliveries unchanged; returns how many. */
async function redeliver(tracker: Tracker, includes: (event: string) => boolean): Promise<number> {
  const repeated = tracker.portal.deliveries.filter(({ event }) => includes(event.toUpperCase()));
  for (const { url, payload } of repeated) {
    const answer = await fetch(url, {
      method: 'POST',
      body: encodePhp(payload),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(answer.status, 200);
  }
  await tracker.waitUntilIdle();
  return repeated.length;
}

/** Creates Ana with a phone and a deal; returns her new chat. */
function startChat(tracker: Tracker, portal: PortalSim, native: 'Y' | 'N') {
  const line = portal.addLine({ crmChatTracker: native });
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  return portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
}

describe('a message is handled exactly once (docs/spec.md 3.2, 6.7)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`every event is delivered again later: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const customer = startChat(tracker, tracker.portal, native);
        customer.write('600123456 ana@example.com');
        await tracker.waitUntilIdle();
        const before = await stateOf(tracker);
        const sent = await redeliver(tracker, () => true);

        assert.ok(sent > 1);
        assert.deepEqual(await stateOf(tracker), before);
        assert.equal(before.journal.length, 1, 'one message, one decision');
      });
    });

    it(`the same text is written again: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const customer = startChat(tracker, tracker.portal, native);
        customer.write('600123456 ana@example.com');
        await tracker.waitUntilIdle();
        const before = await stateOf(tracker);
        customer.write('600123456 ana@example.com');
        customer.write('repito: +34 600 12 34 56');
        await tracker.waitUntilIdle();
        assert.deepEqual(await stateOf(tracker), before);
      });
    });
  }

  it('every event is delivered twice at the same time', async () => {
    await withTracker({}, async (tracker) => {
      Object.assign(tracker.portal.delivery, { duplicate: 2, concurrency: 4 });
      const customer = startChat(tracker, tracker.portal, 'N');
      customer.write('hola');
      customer.write('600123456 ana@example.com');
      await tracker.waitUntilIdle();
      const journal = await tracker.journal();
      assert.equal(journal.length, 1);
      assert.equal(tracker.portal.crm.timeline.logMessages.size, 1, 'one line on the timeline');
    });
  });

  it('the order of events does not change the result', async () => {
    const results: unknown[] = [];
    for (const reorder of [false, true]) {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        portal.delivery.reorder = reorder;
        const customer = startChat(tracker, portal, 'N');
        const [ana] = portal.crm.contacts.all();
        assert.ok(ana);
        portal.person().edit(ana, { phones: ['+34611222333'], emails: ['ana@example.com'] });
        tracker.sim.advance(DAY);
        portal.holdEvents();
        for (const text of ['hola', '600123456', 'y 611222333', 'ana@example.com']) customer.write(text);
        portal.releaseEvents();
        await tracker.waitUntilIdle();
        results.push({
          phones: ana.phones,
          bound: boundTo(portal, customer),
          open: openLeads(portal).length,
        });
      });
    }
    const phones = ['+34600123456', '+34611222333'];
    assert.deepEqual(results[0], { phones, bound: ['contact:1', 'deal:1'], open: 0 });
    assert.deepEqual(results[1], results[0]);
  });

  it('the sweep reads a message from the history that an event already delivered', async () => {
    await withTracker({}, async (tracker) => {
      const customer = startChat(tracker, tracker.portal, 'N');
      customer.write('600123456 ana@example.com');
      await tracker.waitUntilIdle();
      const before = await stateOf(tracker);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(await stateOf(tracker), before);
    });
  });

  it('a message without a channel message id comes by event and from the history', async () => {
    await withTracker({}, async (tracker) => {
      const customer = startChat(tracker, tracker.portal, 'N');
      customer.write('600123456', { messageId: '' });
      await tracker.waitUntilIdle();
      const before = await stateOf(tracker);
      assert.equal(before.journal.length, 1);
      await redeliver(tracker, (event) => event === 'ONOPENLINEMESSAGEADD');
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(await stateOf(tracker), before);
    });
  });
});

describe('two chats of one new customer at the same time (docs/spec.md 10)', () => {
  for (const create of ['lead', 'deal'] as const) {
    for (const connector of ['telegrambot', 'livechat']) {
      it(`get one card on a line that creates a ${create}, second chat on ${connector}`, async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmCreate: create, crmChatTracker: 'N' });
          const first = portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' });
          const second = portal.customer({ connector, line: line.id, name: 'Ana' });
          portal.holdEvents();
          first.write('600123456');
          second.write('600 123 456');
          portal.releaseEvents();
          await tracker.waitUntilIdle();

          const cards = (create === 'lead' ? portal.crm.leads : portal.crm.deals)
            .all()
            .filter(({ semantic }) => semantic === 'P');
          assert.equal(cards.length, 1);
          const { chats, customers } = await tracker.stores.bindings.count(tracker.member);
          assert.deepEqual({ chats, customers }, { chats: 2, customers: 1 });
        });
      });
    }
  }

  it('are one customer when each gives another identifier of the same contact', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'], emails: ['ana@example.com'] });
      tracker.sim.advance(DAY);
      portal.holdEvents();
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      portal.customer({ connector: 'livechat', line: line.id }).write('ana@example.com');
      portal.releaseEvents();
      await tracker.waitUntilIdle();
      assert.equal(openLeads(portal).length, 1);
      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.equal(customers, 1);
    });
  });
});
