import assert from 'node:assert/strict';
import type { NewLine } from '../../simulator/lines/line.ts';
import { bindingsOf, key, ownActivities, sessionActivities } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

const linesWithoutActivity: readonly { name: string; line: NewLine; connector: string }[] = [
  {
    name: 'a line with CRM off',
    line: { crm: 'N', crmCreate: 'lead', crmChatTracker: 'N' },
    connector: 'telegrambot',
  },
  {
    name: 'a line that creates no item',
    line: { crmCreate: 'none', crmChatTracker: 'N' },
    connector: 'telegrambot',
  },
  {
    name: 'a live chat, portal’s tracker off',
    line: { crmCreate: 'lead', crmChatTracker: 'N' },
    connector: 'livechat',
  },
];

describe('the app creates the activity where the line creates none (docs/spec.md 6.5)', () => {
  for (const { name, line: settings, connector } of linesWithoutActivity) {
    it(`one per session, bound to the customer’s card, with the transcript when the session ends: ${name}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine(settings);
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const customer = portal.customer({ connector, line: line.id, name: 'Ana' });
        customer.write('hola, 600123456');
        await tracker.waitUntilIdle();
        customer.write('y mi correo: ana@example.com');
        await tracker.waitUntilIdle();

        assert.deepEqual(sessionActivities(portal), [], 'the portal created none');
        const [activity, ...more] = ownActivities(portal);
        assert.ok(activity);
        assert.deepEqual(more, [], 'one per session');
        assert.ok(bindingsOf(activity).includes(key(deal)));
        assert.equal(activity.completed, false);

        portal.agent().reply(customer, 'Buenas, Ana');
        customer.finishSession();
        await tracker.waitUntilIdle();
        assert.equal(activity.completed, true);
        const layout = JSON.stringify(activity.layout);
        for (const text of ['hola, 600123456', 'ana@example.com', 'Buenas, Ana'])
          assert.ok(layout.includes(text), `the transcript has "${text}"`);

        tracker.sim.advance(DAY);
        customer.write('hola otra vez');
        await tracker.waitUntilIdle();
        // The portal knows the chat by now and may create the second activity itself.
        const all = [...ownActivities(portal), ...sessionActivities(portal)];
        assert.equal(all.length, 2);
        for (const each of all) assert.ok(bindingsOf(each).includes(key(deal)));
      });
    });
  }

  it('one that a person deleted is not missed when the session ends', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member } = tracker;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const [activity] = ownActivities(portal);
      assert.ok(activity);
      portal.crm.activities.delete(activity, { userId: 1 });
      customer.finishSession();
      await tracker.waitUntilIdle();
      assert.deepEqual(ownActivities(portal), []);
      assert.deepEqual(await stores.inbox.waiting(member, 10), [], 'nothing is tried again');
      assert.deepEqual(await stores.inbox.parked(member), []);
    });
  });

  it('without a card it is bound to the contact only', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(ownActivities(portal).map(bindingsOf), [[key(ana)]]);
      assert.equal(portal.crm.leads.size + portal.crm.deals.size, 0);
    });
  });

  it('none is created for an unknown customer on a line that creates no item', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'none', crmChatTracker: 'N' });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(portal.crm.activities.all(), []);
      assert.equal(portal.crm.leads.size + portal.crm.contacts.size, 0);
      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.equal(customers, 1, 'only the binding is stored');

      // A user creates the contact later: the phone then identifies it.
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'instagram', line: line.id }).write('600 123 456');
      await tracker.waitUntilIdle();
      assert.deepEqual(ownActivities(portal).map(bindingsOf), [[key(ana)]]);
    });
  });
});

describe('items that the app creates where the session created none (docs/spec.md 6.8)', () => {
  it('a lead with the customer’s name, the line’s source and its first agent as responsible', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const rosa = portal.addUser({ name: 'Rosa' });
      const line = portal.addLine({
        name: 'Ventas',
        crmChatTracker: 'N',
        queue: [rosa.id],
        config: { CRM_SOURCE: 'WEB' },
      });
      portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' }).write('600123456');
      await tracker.waitUntilIdle();

      const [lead, ...more] = portal.crm.leads.all();
      assert.ok(lead);
      assert.deepEqual(more, []);
      assert.equal(lead.name, 'Ana');
      assert.equal(lead.string('sourceId'), 'WEB');
      assert.equal(lead.assignedById, rosa.id);
      assert.deepEqual(lead.phones, ['+34600123456']);
      assert.deepEqual(ownActivities(portal).map(bindingsOf), [[key(lead)]]);
    });
  });

  it('a contact and a deal in the line’s pipeline', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      portal.crm.stages.addCategory({ id: 3, name: 'Chats' });
      const line = portal.addLine({ crmCreate: 'deal', crmCreateSecond: '3', crmChatTracker: 'N' });
      portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' }).write('600123456');
      await tracker.waitUntilIdle();

      const [deal, ...deals] = portal.crm.deals.all();
      const [contact, ...contacts] = portal.crm.contacts.all();
      assert.ok(deal && contact);
      assert.deepEqual([...deals, ...contacts], []);
      assert.equal(deal.number('categoryId'), 3);
      assert.equal(deal.stageId, 'C3:NEW');
      assert.deepEqual(deal.contactIds, [contact.id]);
      assert.deepEqual(contact.phones, ['+34600123456']);
      assert.equal(contact.name, 'Ana');
    });
  });
});
