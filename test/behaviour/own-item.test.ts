import assert from 'node:assert/strict';
import type { Customer, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { lineId } from '../../src/domain/ids.ts';
import { contentOf } from '../helpers/crm-content.ts';
import { boundTo, key, openDeals, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

interface Scene {
  readonly tracker: Tracker;
  readonly portal: PortalSim;
  readonly ana: Item;
  readonly deal: Item;
  readonly customer: Customer;
}

/** Ana has an open deal; an unknown chat has begun and the portal has made its own item for it. */
async function withUnknownChat(
  options: {
    readonly ownItem: 'close' | 'merge' | 'keep';
    readonly create?: 'lead' | 'deal';
    readonly dealOfAna?: boolean;
  },
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  await withTracker({}, async (tracker) => {
    const { portal } = tracker;
    const line = portal.addLine({ crmCreate: options.create ?? 'lead', crmChatTracker: 'N' });
    await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
      ...defaultLineSettings,
      ownItem: options.ownItem,
    });
    const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
    const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
    tracker.sim.advance(DAY);
    const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
    customer.write('hola');
    await tracker.settle();
    await play({ tracker, portal, ana, deal, customer });
  });
}

describe('the portal’s own item, left empty (spec 6.3)', () => {
  it('close: a lead goes to its failed stage', async () => {
    await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, ana, deal, customer }) => {
      customer.write('600123456');
      await tracker.settle();
      const [lead] = portal.crm.leads.all();
      assert.equal(lead?.stageId, 'JUNK');
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('close: a deal is lost, its guest contact is offered for merging', async () => {
    await withUnknownChat(
      { ownItem: 'close', create: 'deal' },
      async ({ tracker, portal, ana, deal, customer }) => {
        customer.write('600123456');
        await tracker.settle();
        assert.deepEqual(openDeals(portal), [deal]);
        assert.deepEqual(
          portal.crm.deals.all().map(({ stageId }) => stageId),
          ['NEW', 'LOSE'],
        );
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
        const offers = await openSuggestions(tracker);
        assert.deepEqual(
          offers.map(({ kind, items }) => ({ kind, items: items.map(({ id }) => id) })),
          [{ kind: 'guestContact', items: [ana.id, 2] }],
        );
        assert.ok(portal.crm.contacts.get(2), 'never deleted');
      },
    );
  });

  it('merge: the portal joins a lead into the customer’s lead', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
        ...defaultLineSettings,
        ownItem: 'merge',
      });
      const lead = portal.person().createLead({ phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      customer.write('600123456');
      await tracker.settle();

      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      const open = portal.crm.leads.all().filter(({ semantic }) => semantic === 'P');
      assert.deepEqual(open.map(key), [key(lead)]);
    });
  });

  it('merge: what the portal refuses to merge is not left open beside the card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
        ...defaultLineSettings,
        ownItem: 'merge',
      });
      // Names differ: the portal's merge says CONFLICT.
      const lead = portal.person().createLead({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
      customer.write('600123456');
      await tracker.settle();

      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      const journal = await tracker.journal();
      const merge = journal
        .flatMap(({ changes }) => changes)
        .filter(({ change }) => change.kind === 'mergeItems');
      assert.deepEqual(
        merge.map(({ outcome, error }) => ({ outcome, error })),
        [{ outcome: 'failed', error: 'CONFLICT' }],
      );
      assert.ok((await openSuggestions(tracker)).length > 0, 'a person has to decide what is left');
    });
  });

  it('keep: the lead stays open, without the conversation', async () => {
    await withUnknownChat({ ownItem: 'keep' }, async ({ tracker, portal, ana, deal, customer }) => {
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const before = contentOf(lead);
      customer.write('600123456');
      await tracker.settle();
      assert.deepEqual(contentOf(lead), before);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });
});

describe('the portal’s own item that holds something of a person (spec 6.3)', () => {
  const works: readonly { name: string; work: (portal: PortalSim, lead: Item) => void }[] = [
    {
      name: 'an edit',
      work: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).edit(lead, { title: 'Interesada en vestidos' }),
    },
    {
      name: 'a comment',
      work: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).comment(lead, 'Llamar el lunes'),
    },
    {
      name: 'an activity',
      work: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).addActivity(lead, 'Llamar'),
    },
    {
      name: 'an amount',
      work: (portal, lead) => void portal.person().edit(lead, { fields: { opportunity: 250 } }),
    },
    {
      name: 'another phone',
      work: (portal, lead) => void portal.person().edit(lead, { phones: ['+34699999999'] }),
    },
  ];
  for (const { name, work } of works) {
    it(`is left alone and suggested: ${name}`, async () => {
      await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, ana, deal, customer }) => {
        const [lead] = portal.crm.leads.all();
        assert.ok(lead);
        work(portal, lead);
        await tracker.settle();
        const before = contentOf(lead);
        customer.write('600123456');
        await tracker.settle();

        assert.deepEqual(contentOf(lead), before);
        assert.ok(boundTo(portal, customer).includes(key(ana)), 'it never blocks the chat');
        assert.ok(boundTo(portal, customer).includes(key(deal)), 'it never blocks the chat');
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, ['ownItemHasData']);
      });
    });
  }
});
