import assert from 'node:assert/strict';
import type { Customer, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { defaultLineSettings, type OwnItemPolicy } from '../../src/domain/line-settings.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { lineId } from '../../src/domain/ids.ts';
import { contentOf } from '../helpers/crm-content.ts';
import {
  bindingsOf,
  boundTo,
  key,
  lastDecision,
  linesOn,
  openDeals,
  openSuggestions,
  sessionActivities,
} from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { joinedChat } from './joined-chat.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const reasonCodes = ({ reasons }: Decision) => reasons.map(({ code }) => code);

interface Scene {
  readonly tracker: Tracker;
  readonly portal: PortalSim;
  readonly ana: Item;
  readonly deal: Item;
  readonly customer: Customer;
}

/** Ana has an open deal; an unknown customer has started a chat and the portal has created its own item for it. */
async function withUnknownChat(
  options: {
    readonly ownItem: OwnItemPolicy;
    readonly create?: 'lead' | 'deal';
    readonly dealOfAna?: boolean;
  },
  test: (scene: Scene) => Promise<void>,
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
    await tracker.waitUntilIdle();
    await test({ tracker, portal, ana, deal, customer });
  });
}

/** The names differ, so the portal's merge of the chat's own lead answered CONFLICT. */
async function withRefusedMerge(
  test: (scene: Pick<Scene, 'tracker' | 'portal' | 'customer'> & { readonly lead: Item }) => Promise<void>,
): Promise<void> {
  await withTracker({}, async (tracker) => {
    const { portal } = tracker;
    const line = portal.addLine({ crmChatTracker: 'N' });
    await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
      ...defaultLineSettings,
      ownItem: 'merge',
    });
    const lead = portal.person().createLead({ name: 'Ana', phones: ['+34600123456'] });
    tracker.sim.advance(DAY);
    const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
    customer.write('600123456');
    await tracker.waitUntilIdle();
    await test({ tracker, portal, customer, lead });
  });
}

describe('the chat’s own item without other data (docs/spec.md 6.3)', () => {
  it('close: the lead moves to its failed stage', async () => {
    await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, ana, deal, customer }) => {
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const [lead] = portal.crm.leads.all();
      assert.equal(lead?.stageId, 'JUNK');
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('tag: the lead stays open with a tag in its title and a line on its timeline, and undo takes both back', async () => {
    await withUnknownChat({ ownItem: 'tag' }, async ({ tracker, portal, ana, deal, customer }) => {
      const [lead] = portal.crm.leads.all();
      const titleBefore = lead?.title ?? '';
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.equal(lead?.stageId, 'NEW');
      assert.equal(lead.title, `[Chat Tracker] ${titleBefore}`);
      assert.deepEqual(linesOn(portal, lead), [
        `El chat está unido a otra ficha; esta sigue abierta (telegrambot). #${(await lastDecision(tracker)).id}`,
      ]);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
      await tracker.application.corrections.undo(tracker.member, (await lastDecision(tracker)).id, 'user:1');
      assert.equal(lead.title, titleBefore);
      assert.deepEqual(linesOn(portal, lead), []);
    });
  });

  it('tag: a tagged lead is not tagged again when the customer writes more', async () => {
    await withUnknownChat({ ownItem: 'tag' }, async ({ tracker, portal, customer }) => {
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.write('ana@example.com');
      await tracker.waitUntilIdle();
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      assert.equal(lead.title.split('[Chat Tracker]').length, 2);
      assert.equal(linesOn(portal, lead).length, 1);
    });
  });

  it('tag: a deal stays open with a tag, and merging its guest contact is suggested', async () => {
    await withUnknownChat({ ownItem: 'tag', create: 'deal' }, async ({ tracker, portal, deal, customer }) => {
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const own = portal.crm.deals.all().find(({ id }) => id !== deal.id);
      assert.match(own?.title ?? '', /^\[Chat Tracker\] /);
      assert.equal(own?.stageId, 'NEW');
      assert.deepEqual(
        (await openSuggestions(tracker)).map(({ kind }) => kind),
        ['guestContact'],
      );
    });
  });

  it('close: the deal is set to lost and merging its guest contact is suggested', async () => {
    await withUnknownChat(
      { ownItem: 'close', create: 'deal' },
      async ({ tracker, portal, ana, deal, customer }) => {
        customer.write('600123456');
        await tracker.waitUntilIdle();
        assert.deepEqual(openDeals(portal), [deal]);
        assert.deepEqual(
          portal.crm.deals.all().map(({ stageId }) => stageId),
          ['NEW', 'LOSE'],
        );
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
        const suggestions = await openSuggestions(tracker);
        assert.deepEqual(
          suggestions.map(({ kind, items }) => ({ kind, items: items.map(({ id }) => id) })),
          [{ kind: 'guestContact', items: [ana.id, 2] }],
        );
        assert.ok(portal.crm.contacts.get(2), 'the guest contact is not deleted');
      },
    );
  });

  for (const create of ['lead', 'deal'] as const)
    it(`close: the app’s own closing of a ${create}, minutes after the chat began, is not taken for a person’s work`, async () => {
      await withUnknownChat({ ownItem: 'close', create }, async ({ tracker, portal, customer }) => {
        tracker.sim.advance(5 * MINUTE);
        customer.write('600123456');
        await tracker.waitUntilIdle();
        tracker.sim.advance(5 * MINUTE);
        customer.write('ana@example.com');
        await tracker.waitUntilIdle();
        const own = create === 'lead' ? portal.crm.leads.all() : portal.crm.deals.all().slice(1);
        assert.deepEqual(
          own.map(({ stageId }) => stageId),
          [create === 'lead' ? 'JUNK' : 'LOSE'],
        );
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, create === 'lead' ? [] : ['guestContact']);
        assert.deepEqual(reasonCodes(await lastDecision(tracker)).includes('ownItemHasData'), false);
      });
    });

  it('close: of an own lead that a person moved on a person decides; the one that a person closed is left as it is', async () => {
    for (const [stageId, expected] of [
      ['IN_PROCESS', ['ownItemHasData']],
      ['JUNK', []],
    ] as const)
      await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, customer }) => {
        const [lead] = portal.crm.leads.all();
        assert.ok(lead);
        tracker.sim.advance(5 * MINUTE);
        portal.person(portal.addUser({ name: 'Rosa' })).edit(lead, { stageId });
        customer.write('600123456');
        await tracker.waitUntilIdle();
        assert.equal(lead.stageId, stageId);
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, expected, stageId);
      });
  });

  it('merge: the portal merges the lead into the customer’s lead', async () => {
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
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      const open = portal.crm.leads.all().filter(({ semantic }) => semantic === 'P');
      assert.deepEqual(open.map(key), [key(lead)]);
    });
  });

  it('merge: a merge that the portal refuses is recorded and suggested to a person', async () => {
    await withRefusedMerge(async ({ tracker, portal, lead, customer }) => {
      assert.deepEqual(boundTo(portal, customer), [key(lead)]);
      const journal = await tracker.journal();
      const merge = journal
        .flatMap(({ changes }) => changes)
        .filter(({ change }) => change.kind === 'mergeItems');
      assert.deepEqual(
        merge.map(({ outcome, error }) => ({ outcome, error })),
        [{ outcome: 'failed', error: 'CONFLICT' }],
      );
      assert.ok((await openSuggestions(tracker)).length > 0, 'a suggestion is open');
    });
  });

  it('merge: a guest contact whose merge the portal refused is not merged again, and asked about once', async () => {
    await withTracker({}, async (tracker) => {
      const options = { create: 'deal', ownItem: 'merge' } as const;
      const { portal, chat, says, sweep, questions } = await joinedChat(tracker, options);
      for (const mail of ['a1', 'a2', 'a3']) await says(`${mail}@example.com`);
      chat.finishSession();
      await sweep();
      await says('hola otra vez');
      await sweep();
      const merges = portal.log.calls().filter(({ method }) => method === 'crm.entity.mergeBatch');
      assert.equal(merges.length, 1);
      assert.deepEqual(await questions(), ['mergeDuplicates contact:1 contact:2']);
    });
  });

  it('merge: an own lead that was closed instead stays as a person left it who undid that', async () => {
    await withRefusedMerge(async ({ tracker, portal, lead: ana, customer }) => {
      const own = portal.crm.leads.all().find(({ id }) => id !== ana.id);
      assert.ok(own);
      assert.equal(own.stageId, 'JUNK');

      const closing = await lastDecision(tracker);
      assert.deepEqual(closing.changes.map(({ change }) => change.kind).sort(), [
        'setStage',
        'unbindActivity',
      ]);
      await tracker.application.corrections.undo(tracker.member, closing.id, 'user:1');
      assert.equal(own.stageId, 'NEW');
      customer.write('y mi correo: ana@example.org');
      await tracker.waitUntilIdle();

      assert.equal(own.stageId, 'NEW');
      const merges = (await tracker.journal()).flatMap(({ changes }) =>
        changes.filter(({ change }) => change.kind === 'mergeItems'),
      );
      assert.equal(merges.length, 1);
    });
  });

  it('keep: the lead stays open and unchanged, its activity moves to the customer', async () => {
    await withUnknownChat({ ownItem: 'keep' }, async ({ tracker, portal, ana, deal, customer }) => {
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const before = contentOf(lead);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(contentOf(lead), before);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });
});

describe('the chat’s own item with data of a user (docs/spec.md 6.3)', () => {
  const userChanges: readonly { name: string; apply: (portal: PortalSim, lead: Item) => void }[] = [
    {
      name: 'an edit',
      apply: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).edit(lead, { title: 'Interesada en vestidos' }),
    },
    {
      name: 'a comment',
      apply: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).comment(lead, 'Llamar el lunes'),
    },
    {
      name: 'an activity',
      apply: (portal, lead) =>
        void portal.person(portal.addUser({ name: 'Rosa' })).addActivity(lead, 'Llamar'),
    },
    {
      name: 'an amount',
      apply: (portal, lead) => void portal.person().edit(lead, { fields: { opportunity: 250 } }),
    },
    {
      name: 'another phone',
      apply: (portal, lead) => void portal.person().edit(lead, { phones: ['+34699999999'] }),
    },
  ];
  for (const { name, apply } of userChanges) {
    it(`is not changed, and a suggestion is made: ${name}`, async () => {
      await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, ana, deal, customer }) => {
        const [lead] = portal.crm.leads.all();
        assert.ok(lead);
        apply(portal, lead);
        await tracker.waitUntilIdle();
        const before = contentOf(lead);
        customer.write('600123456');
        await tracker.waitUntilIdle();

        assert.deepEqual(contentOf(lead), before);
        assert.ok(boundTo(portal, customer).includes(key(ana)), 'the chat is bound all the same');
        assert.ok(boundTo(portal, customer).includes(key(deal)), 'the chat is bound all the same');
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, ['ownItemHasData']);
      });
    });
  }

  for (const method of ['crm.activity.list', 'crm.timeline.comment.list']) {
    it(`is not changed when the portal refuses ${method}: others may have written there`, async () => {
      await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, customer }) => {
        const [lead] = portal.crm.leads.all();
        assert.ok(lead);
        const before = contentOf(lead);
        portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', times: Infinity });
        customer.write('600123456');
        await tracker.waitUntilIdle();

        assert.deepEqual(contentOf(lead), before);
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, ['ownItemHasData']);
      });
    });
  }
});

describe('an own item with more activities than the portal lists on a page', () => {
  /** Sessions of the chat before the current one, as the portal links them to its lead. */
  const addEarlierSessions = (portal: PortalSim, count: number): Item => {
    const [lead] = portal.crm.leads.all();
    const [current] = sessionActivities(portal);
    assert.ok(lead && current);
    for (let session = 1001; session <= 1000 + count; session += 1)
      portal.crm.activities.add(
        {
          providerId: current.providerId,
          providerTypeId: current.providerTypeId,
          providerParams: current.providerParams,
          associatedEntityId: session,
          bindings: [{ entityTypeId: lead.entityTypeId, id: lead.id }],
        },
        { userId: 0 },
      );
    return lead;
  };

  it('all session activities move to the customer', async () => {
    await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, ana, deal, customer }) => {
      const lead = addEarlierSessions(portal, 110);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const moved = sessionActivities(portal).map(bindingsOf);
      assert.equal(moved.length, 111);
      for (const bindings of moved) assert.deepEqual(bindings, [key(ana), key(deal)]);
      assert.equal(lead.stageId, 'JUNK');
    });
  });

  it('an activity of an employee on the last page keeps the item from being changed', async () => {
    await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, customer }) => {
      const lead = addEarlierSessions(portal, 110);
      void portal.person(portal.addUser({ name: 'Rosa' })).addActivity(lead, 'Llamar');
      await tracker.waitUntilIdle();
      const before = contentOf(lead);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(contentOf(lead), before);
      const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['ownItemHasData']);
    });
  });

  it('activities beyond the pages that are read count as those of others', async () => {
    await withUnknownChat({ ownItem: 'close' }, async ({ tracker, portal, customer }) => {
      const lead = addEarlierSessions(portal, 260);
      const before = contentOf(lead);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(contentOf(lead), before);
      const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['ownItemHasData']);
    });
  });
});
