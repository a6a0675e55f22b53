import assert from 'node:assert/strict';
import type { Item } from '../../simulator/portal-simulator.ts';
import type { OwnItemPolicy } from '../../src/domain/line-settings.ts';
import { defaultLineSettings, ownItemPolicies } from '../../src/domain/line-settings.ts';
import { parseUserCode, userCode } from '../../src/domain/chat.ts';
import { lineId } from '../../src/domain/ids.ts';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Ana has a deal; Rosa answers the line, Hugo works elsewhere. Everything happens hours apart. */
async function start(
  tracker: Tracker,
  { create, ownItem = 'close' }: { readonly create: 'lead' | 'deal'; readonly ownItem?: OwnItemPolicy },
) {
  const { portal } = tracker;
  const [rosa, hugo] = [portal.addUser({ name: 'Rosa' }), portal.addUser({ name: 'Hugo' })];
  const line = portal.addLine({ crmCreate: create, crmChatTracker: 'N', queue: [rosa.id] });
  await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
    ...defaultLineSettings,
    ownItem,
  });
  const ana = portal.person(hugo).createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person(hugo).createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
  const step = async (act: () => unknown): Promise<void> => {
    tracker.sim.advance(HOUR);
    act();
    await tracker.waitUntilIdle();
  };
  const says = (text: string, who = chat): Promise<void> => step(() => who.write(text));
  await says('hola');
  const nextSession = async (): Promise<void> => {
    chat.finishSession();
    tracker.sim.advance(DAY);
    await says('hola otra vez');
  };
  return { portal, users: { rosa, hugo }, line, ana, deal, chat, step, says, nextSession };
}

const codeOf = (text: string) => {
  const chat = parseUserCode(text);
  return chat ? userCode(chat) : assert.fail(text);
};

const ownLead = ({ portal }: Tracker): Item => {
  const [lead] = portal.crm.leads.all();
  assert.ok(lead);
  return lead;
};

describe('what employees do by hand with the items of a chat (docs/spec.md 6.3)', () => {
  for (const by of ['rosa', 'hugo'] as const) {
    for (const when of ['before', 'after'] as const)
      it(`${by} converts the chat’s own lead ${when} the phone: the new deal is not closed as lost`, async () => {
        await withTracker({}, async (tracker) => {
          const { portal, users, step, says, nextSession } = await start(tracker, { create: 'lead' });
          if (when === 'after') await says('600123456');
          const made: Item[] = [];
          await step(() => {
            const { deal } = portal.person(users[by]).convert(ownLead(tracker), { deal: true });
            if (deal) made.push(deal);
          });
          if (when === 'before') await says('600123456');
          else await nextSession();
          await says('ana@example.com');
          assert.deepEqual(
            made.map(({ stageId }) => stageId),
            ['NEW'],
          );
        });
      });

    for (const ownItem of ownItemPolicies)
      for (const when of ['before', 'after'] as const)
        it(`${ownItem}: ${by} makes a deal for the guest contact ${when} the phone: it stays as it is`, async () => {
          await withTracker({}, async (tracker) => {
            const { portal, users, ana, step, says, nextSession } = await start(tracker, {
              create: 'deal',
              ownItem,
            });
            const guest = portal.crm.contacts.all().find(({ id }) => id !== ana.id);
            assert.ok(guest);
            if (when === 'after') await says('600123456');
            const made: Item[] = [];
            await step(() => {
              const card = { title: 'Presupuesto 2027', contactIds: [guest.id] };
              made.push(portal.person(users[by]).createDeal(card));
            });
            await nextSession();
            await says(when === 'before' ? '600123456' : 'ana@example.com');
            assert.deepEqual(
              made.map(({ stageId, title }) => [stageId, title]),
              [['NEW', 'Presupuesto 2027']],
            );
          });
        });
  }

  for (const [what, change] of [
    ['comments on it', (tracker, item) => void tracker.portal.person().comment(item, 'duplicado')],
    [
      'fills a field of it',
      (tracker, item) => void tracker.portal.person().edit(item, { fields: { comments: 'duplicado' } }),
    ],
    ['gives it an activity', (tracker, item) => void tracker.portal.person().addActivity(item, 'Llamar')],
  ] as readonly (readonly [string, (tracker: Tracker, item: Item) => void])[])
    it(`the app closed the own lead, then somebody ${what}: nobody is asked about it`, async () => {
      await withTracker({}, async (tracker) => {
        const { step, says, nextSession } = await start(tracker, { create: 'lead' });
        await says('600123456');
        const lead = ownLead(tracker);
        assert.equal(lead.stageId, 'JUNK');
        await step(() => {
          change(tracker, lead);
        });
        await nextSession();
        await says('ana@example.com');
        assert.deepEqual(await openSuggestions(tracker), []);
        assert.equal(lead.stageId, 'JUNK');
      });
    });

  it('the decision is undone and the chat is joined by hand: the own lead that the app had opened again is closed again', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, deal, chat, says } = await start(tracker, { create: 'lead' });
      await says('600123456');
      const { corrections } = tracker.application;
      const [decision] = await tracker.journal();
      assert.ok(decision);
      tracker.sim.advance(HOUR);
      await corrections.undo(tracker.member, decision.id, 'user:1');
      const lead = ownLead(tracker);
      assert.equal(lead.stageId, 'NEW');
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      portal.person().createDeal({ title: 'Bautizo', contactIds: [luis.id] });
      tracker.sim.advance(HOUR);
      await corrections.move(tracker.member, {
        chat: codeOf(chat.userCode),
        to: { type: 'contact', id: luis.id },
        by: 'user:1',
      });
      await tracker.waitUntilIdle();
      assert.deepEqual(await openSuggestions(tracker), []);
      assert.equal(lead.stageId, 'JUNK');
      assert.ok(boundTo(portal, chat).includes(key(luis)));
      assert.deepEqual(
        [key(ana), key(deal)].filter((one) => boundTo(portal, chat).includes(one)),
        [],
      );
    });
  });
});
