import assert from 'node:assert/strict';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import {
  bindingsOf,
  boundTo,
  key,
  lastDecision,
  linesOn,
  openDeals,
  openLeads,
  ownActivities,
  summaryOf,
} from '../helpers/crm-facts.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

function addFailedStage(
  portal: PortalSim,
  group: 'STATUS' | 'DEAL_STAGE' | 'DEAL_STAGE_3',
  name: string,
): void {
  const { stages } = portal.crm.stages;
  const like = stages.find((stage) => stage.group === group && stage.semantic === 'F');
  assert.ok(like);
  stages.push({ ...like, id: 900, statusId: 'UC_TWICE', name, sort: 900, system: false });
}

describe('lines that always make a new deal (docs/bitrix24/open-lines.md#line-settings)', () => {
  const line = { crmCreate: 'deal', crmCreateThird: 'N', crmChatTracker: 'N' } as const;

  it('F9: a known customer’s chat keeps the deal that the portal made for it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { id } = portal.addLine(line);
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const older = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: id });
      customer.write('600123456');
      await tracker.waitUntilIdle();

      const [, own, ...more] = openDeals(portal);
      assert.ok(own && more.length === 0);
      assert.deepEqual(own.contactIds, [ana.id]);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(own)]);
      assert.equal(older.semantic, 'P');
    });
  });

  it('F9: the next session of a bound chat goes to the deal of that session', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { id } = portal.addLine(line);
      const customer = portal.customer({ connector: 'telegrambot', line: id, name: 'Ana' });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const [first] = openDeals(portal);
      assert.ok(first);
      customer.finishSession();
      tracker.sim.advance(DAY);
      customer.write('hola otra vez');
      await tracker.waitUntilIdle();
      customer.write('mi correo es ana@example.com');
      await tracker.waitUntilIdle();

      const [, second, ...more] = openDeals(portal);
      assert.ok(second && more.length === 0);
      assert.ok(boundTo(portal, customer).includes(key(second)));
      assert.ok(!boundTo(portal, customer).includes(key(first)));
      assert.equal(summaryOf(await lastDecision(tracker)).card, key(second));
    });
  });

  it('F9: two channels have a deal each, whatever the customer goes on to give in both', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { id } = portal.addLine(line);
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const chats = ['telegrambot', 'viber'].map((connector) => portal.customer({ connector, line: id }));
      for (const text of ['600123456', 'a1@example.com', '600123456', 'a2@example.com', '600123456'])
        for (const chat of chats) {
          chat.write(text);
          await tracker.waitUntilIdle();
        }
      const deals = openDeals(portal);
      assert.equal(deals.length, 2);
      assert.deepEqual(
        chats.map((chat) => boundTo(portal, chat)),
        deals.map((deal) => [key(ana), key(deal)]),
      );
      assert.deepEqual(
        deals.map((deal) => linesOn(portal, deal).length),
        [1, 1],
      );
      const outcomes = (await tracker.journal()).map(({ outcome }) => outcome);
      assert.deepEqual(new Set(outcomes.slice(2)), new Set(['stayed']));
    });
  });

  it('F9: a chat without an own deal gets a new one, once', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { id } = portal.addLine(line);
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'livechat', line: id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.write('mi correo es ana@example.com');
      await tracker.waitUntilIdle();
      assert.equal(openDeals(portal).length, 2);
      assert.deepEqual(openDeals(portal)[1]?.contactIds, [ana.id]);
    });
  });

  it('F9: another line of the portal still uses the open deal', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      portal.addLine(line);
      const { id } = portal.addLine({ ...line, crmCreateThird: 'Y' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const older = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(older)]);
    });
  });
});

describe('the line’s own pipeline', () => {
  for (const { title, crmCreate, expected } of [
    { title: 'a line that makes deals prefers its pipeline', crmCreate: 'deal', expected: 'older' },
    { title: 'a line that makes leads takes the newest deal', crmCreate: 'lead', expected: 'newer' },
  ] as const)
    it(`F9: ${title}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        portal.crm.stages.addCategory({ id: 3, name: 'Chats' });
        const line = portal.addLine({ crmCreate, crmCreateSecond: '3', crmChatTracker: 'N' });
        const person = portal.person();
        const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
        const older = person.createDeal({ title: 'Uno', contactIds: [ana.id], categoryId: 3 });
        tracker.sim.advance(DAY);
        const newer = person.createDeal({ title: 'Dos', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'livechat', line: line.id });
        customer.write('600123456');
        await tracker.waitUntilIdle();
        const card = { older, newer }[expected];
        assert.equal(summaryOf(await lastDecision(tracker)).card, key(card));
      });
    });
});

describe('simple CRM: a portal without leads (docs/bitrix24/crm-items.md#leads)', () => {
  for (const connector of ['livechat', 'telegrambot'])
    it(`F9: an unknown customer of ${connector} gets a contact with a deal, a known one their deal`, async () => {
      await withTracker({ crmMode: 2 }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        portal.customer({ connector, line: line.id, name: 'Ana' }).write('600123456');
        await tracker.waitUntilIdle();
        const [contact, ...contacts] = portal.crm.contacts.all();
        const [deal, ...deals] = openDeals(portal);
        assert.ok(contact && deal);
        assert.deepEqual([contacts, deals, portal.crm.leads.all()], [[], [], []]);
        assert.deepEqual(contact.phones, ['+34600123456']);
        assert.deepEqual(deal.contactIds, [contact.id]);
        tracker.sim.advance(DAY);
        portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' }).write('600 123 456');
        await tracker.waitUntilIdle();
        const { customerRef, card } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ customerRef, card }, { customerRef: key(contact), card: key(deal) });
      });
    });

  it('F9: a known customer whose only deal is won gets one new deal', async () => {
    await withTracker({ crmMode: 2 }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      portal.person().win(deal);
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.equal(portal.crm.leads.size, 0);
      assert.deepEqual(
        openDeals(portal).map(({ contactIds }) => contactIds),
        [[ana.id]],
      );
    });
  });
});

describe('the stage of an own item that is closed (docs/spec.md 6.3)', () => {
  for (const { name, stage } of [
    { name: 'Duplicado', stage: 'UC_TWICE' },
    { name: 'Дубль', stage: 'UC_TWICE' },
    { name: 'Déjà connu (doublon)', stage: 'UC_TWICE' },
    { name: 'Повторне звернення', stage: 'UC_TWICE' },
    { name: 'Sin interés', stage: 'JUNK' },
    { name: 'Нецелевой', stage: 'JUNK' },
  ])
    it(`F10: a lead goes to ${stage} where there is a failed stage "${name}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        addFailedStage(portal, 'STATUS', name);
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
        await tracker.waitUntilIdle();
        assert.deepEqual(
          portal.crm.leads.all().map(({ stageId }) => stageId),
          [stage],
        );
      });
    });

  for (const { how, pipeline, settings, stage } of [
    { how: 'the failed stage for duplicates', pipeline: 0, settings: {}, stage: 'UC_TWICE' },
    {
      how: 'the first failed stage where the line says so',
      pipeline: 0,
      settings: { failedStage: 'first' },
      stage: 'LOSE',
    },
    { how: 'that of the line’s own pipeline', pipeline: 3, settings: {}, stage: 'UC_TWICE' },
    {
      how: 'the first one of the line’s own pipeline',
      pipeline: 3,
      settings: { failedStage: 'first' },
      stage: 'C3:LOSE',
    },
  ] as const)
    it(`F10: a deal goes to ${how}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, stores, member } = tracker;
        portal.crm.stages.addCategory({ id: 3, name: 'Chats' });
        addFailedStage(portal, pipeline === 3 ? 'DEAL_STAGE_3' : 'DEAL_STAGE', 'Doppelt erfasst (Duplikat)');
        const line = portal.addLine({
          crmCreate: 'deal',
          crmCreateSecond: String(pipeline),
          crmChatTracker: 'N',
        });
        await stores.settings.putLine(member, lineId(String(line.id)), {
          ...defaultLineSettings,
          ...settings,
        });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
        await tracker.waitUntilIdle();
        const others = portal.crm.deals.all().filter(({ id }) => id !== deal.id);
        assert.deepEqual(
          others.map(({ stageId }) => stageId),
          [stage],
        );
      });
    });
});

describe('contacts of a lead (docs/bitrix24/crm-items.md#contacts)', () => {
  for (const others of [1, 2])
    it(`W15b: an own lead that gets its customer keeps ${String(others)} more contacts, and undo gives all back`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const person = portal.person();
        const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
        const friends = Array.from({ length: others }, (_, index) =>
          person.createContact({ name: `Amiga ${String(index)}` }),
        );
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('hola');
        await tracker.waitUntilIdle();
        const [lead] = openLeads(portal);
        assert.ok(lead);
        const before = friends.map(({ id }) => id);
        person.edit(lead, { contactIds: before });
        customer.write('600123456');
        await tracker.waitUntilIdle();
        assert.equal(lead.contactId, ana.id);
        assert.deepEqual(lead.contactIds, [ana.id, ...before]);

        const { id } = await lastDecision(tracker);
        await tracker.application.operations.undo(id, 'admin');
        assert.deepEqual(lead.contactIds, before);
        assert.equal(lead.contactId, before[0]);
      });
    });

  it('W15b: a contact that a person added since is not lost by an undo', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const person = portal.person();
      const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
      const eva = person.createContact({ name: 'Eva' });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      person.edit(lead, { contactIds: [ana.id, eva.id] });
      const { id } = await lastDecision(tracker);
      await tracker.application.operations.undo(id, 'admin');
      assert.deepEqual(lead.contactIds, [ana.id, eva.id]);
    });
  });
});

describe('the app’s own activity (docs/bitrix24/activities.md#configurable-activities)', () => {
  it('W15h: belongs to the first operator of the line, and not to who installed the app', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const rosa = portal.addUser({ name: 'Rosa' });
      const line = portal.addLine({ crmChatTracker: 'N', queue: [rosa.id] });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        ownActivities(portal).map(({ responsibleId }) => responsibleId),
        [rosa.id],
      );
    });
  });

  it('W15h: belongs to the operator of the chat rather than to whom the card belongs to', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const [rosa, eva] = [portal.addUser({ name: 'Rosa' }), portal.addUser({ name: 'Eva' })];
      const line = portal.addLine({ crmChatTracker: 'N', queue: [rosa.id] });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [ana.id], assignedById: eva.id });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        ownActivities(portal).map(({ responsibleId, isIncomingChannel }) => [
          responsibleId,
          isIncomingChannel,
        ]),
        [[rosa.id, true]],
      );
    });
  });

  it('F12: moves to the deal and contact that its lead was converted to', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      const [activity] = ownActivities(portal);
      assert.ok(lead && activity);
      tracker.sim.advance(DAY);
      // GUESS: a portal may leave activities of other apps on the lead.
      const { contact, deal } = portal.person().convert(lead);
      assert.ok(contact && deal);
      for (const item of [contact, deal]) portal.crm.activities.unbind(activity, item, { userId: 1 });
      customer.write('mi correo: ana@example.com');
      await tracker.waitUntilIdle();
      const bound = bindingsOf(activity);
      assert.ok(bound.includes(key(contact)) && bound.includes(key(deal)), bound.join());
    });
  });

  it('F12: moves to the new card when the bound one is closed', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'livechat', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      portal.person().win(deal);
      const next = portal.person().createDeal({ title: 'Bautizo', contactIds: [ana.id] });
      customer.write('mi correo: ana@example.com');
      await tracker.waitUntilIdle();
      const [activity, ...more] = ownActivities(portal);
      assert.ok(activity && more.length === 0);
      assert.ok(bindingsOf(activity).includes(key(next)));
    });
  });
});

describe('a customer that a person merged into another (docs/bitrix24/crm-items.md#merge)', () => {
  for (const withCard of [true, false])
    it(`F13: new details go to the survivor, ${withCard ? 'who has the card now' : 'also without a card'}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmCreate: withCard ? 'lead' : 'none', crmChatTracker: 'N' });
        const person = portal.person();
        const survivor = person.createContact({ name: 'Ana Vega', emails: ['vega@example.com'] });
        const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
        if (withCard) person.createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('600123456');
        await tracker.waitUntilIdle();
        person.merge(survivor, ana);
        tracker.sim.advance(DAY);
        customer.write('y mi correo es ana@example.com');
        await tracker.waitUntilIdle();

        assert.equal(summaryOf(await lastDecision(tracker)).customerRef, key(survivor));
        assert.deepEqual(survivor.emails, ['vega@example.com', 'ana@example.com']);
        assert.deepEqual(openLeads(portal), []);
      });
    });

  it('F13: a contact that was deleted and not merged leads nowhere', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const person = portal.person();
      const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
      const eva = person.createContact({ name: 'Eva' });
      person.createDeal({ title: 'Boda', contactIds: [ana.id, eva.id] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      person.delete(ana);
      customer.write('y mi correo es ana@example.com');
      await tracker.waitUntilIdle();
      assert.deepEqual(eva.emails, []);
      assert.notEqual(summaryOf(await lastDecision(tracker)).customerRef, key(eva));
    });
  });
});
