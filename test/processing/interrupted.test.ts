import assert from 'node:assert/strict';
import { emptyRecord } from '../../src/processing/empty-record.ts';
import { parseUserCode, userCode } from '../../src/domain/chat.ts';
import { decisionId } from '../../src/domain/ids.ts';
import { emptyChatRecord } from '../../src/domain/chat-record.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { summaryOf } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

/** A new customer gives a phone in a live chat: the app creates a lead and an activity. */
async function writeFirstPhone(
  tracker: Tracker,
  fault?: { method: string; how: 'resetAfter' | 'resetBefore' | '502' },
) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const customer = portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' });
  customer.write('hola');
  await tracker.waitUntilIdle();
  if (fault) portal.failNext({ ...fault, times: 1 });
  customer.write('600123456');
  await tracker.waitUntilIdle();
}

describe('a write whose response was lost is read back before it is repeated (docs/spec.md 6.7)', () => {
  for (const how of ['resetAfter', 'resetBefore', '502'] as const) {
    for (const method of ['crm.item.add', 'crm.activity.configurable.add']) {
      it(`${method}, ${how}: executed once and recorded in the journal`, async () => {
        await withTracker({}, async (tracker) => {
          await writeFirstPhone(tracker, { method, how });
          const { crm } = tracker.portal;
          assert.equal(crm.leads.all().length, 1);
          assert.equal(crm.activities.all().length, 1);
          const [decision] = await tracker.journal();
          const appliedKinds = decision?.changes
            .filter(({ outcome }) => outcome === 'applied')
            .map(({ change }) => change.kind);
          assert.deepEqual(appliedKinds, ['createItem', 'createActivity']);
          assert.deepEqual(await tracker.stores.inbox.waiting(tracker.member, 10), []);
        });
      });
    }

    it(`a batch of changes, ${how}: every change is made once`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(86_400_000);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        customer.write('hola');
        await tracker.waitUntilIdle();
        portal.failNext({ method: 'crm.activity.binding.add', how, times: 1 });
        customer.write('600123456, ana@example.com');
        await tracker.waitUntilIdle();
        const emails = ana.communications
          .filter(({ typeId }) => typeId === 'EMAIL')
          .map(({ value }) => value);
        assert.deepEqual(emails, ['ana@example.com']);
        const imols = ana.communications.filter(({ typeId }) => typeId === 'IM').map(({ value }) => value);
        assert.deepEqual(imols, [customer.imol]);
        const lines = portal.crm.timeline.logOf(deal);
        assert.equal(lines.length, 1);
        const journal = await tracker.journal();
        assert.equal(journal.length, 1);
        assert.equal(
          journal[0]?.rule,
          5,
          'recorded as it was decided, not by the state after the first attempt',
        );
        assert.equal(summaryOf(journal[0]).outcome, 'bound');
      });
    });
  }

  it('many chats of one decision batch are read back together and changed once', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const people = Array.from({ length: 12 }, (_, index) => {
        const phone = `+346001234${String(index + 10)}`;
        return {
          phone,
          contact: portal.person().createContact({ name: `Persona ${index}`, phones: [phone] }),
        };
      });
      tracker.sim.advance(86_400_000);
      portal.holdEvents();
      const chats = people.map(({ phone, contact }) => {
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write(phone);
        return { customer, contact };
      });
      portal.failNext({ method: 'crm.activity.binding.add', how: 'resetAfter', times: 1 });
      portal.resetLog();
      await tracker.application.lanes.runExclusive(tracker.member, async () => {
        portal.releaseEvents();
        await portal.delivered();
      });
      await tracker.waitUntilIdle();
      for (const { customer, contact } of chats) assert.deepEqual(contact.imols, [customer.imol]);
      assert.ok(portal.countRequests() < people.length * 2, String(portal.countRequests()));
    });
  });

  it('an intent of version 0.1.0 without its inputs is read and decided again', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores } = tracker;
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(86_400_000);
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      portal.holdEvents();
      customer.write('600123456');
      const code = userCode(parseUserCode(customer.imol) ?? assert.fail());
      const item = { type: 'contact', id: ana.id } as const;
      const added = {
        kind: 'addCommunication',
        item,
        type: 'IM',
        valueType: 'TELEGRAM',
        value: customer.imol,
      } as const;
      const pending = { decision: decisionId('d-earlier'), changes: [added] };
      await stores.record(member, {
        ...emptyRecord,
        chats: [{ ...emptyChatRecord(code), pending }],
      });
      portal.releaseEvents();
      await tracker.waitUntilIdle();
      assert.deepEqual(ana.imols, [customer.imol]);
      const [decision] = await tracker.journal();
      assert.equal(decision?.id, 'd-earlier');
      assert.equal(decision.rule, 5);
    });
  });

  it('a phone in pieces is not lost when its changes are interrupted', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(86_400_000);
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600 12');
      await tracker.waitUntilIdle();
      portal.failNext({ method: 'crm.activity.binding.add', how: 'resetBefore', times: 1 });
      customer.write('3 456');
      await tracker.waitUntilIdle();
      assert.ok(ana.imols.includes(customer.imol));
      const [decision] = await tracker.journal();
      assert.deepEqual(
        decision?.identifiers.map(({ value }) => value),
        ['+34600123456'],
      );
    });
  });
});

describe('an interrupted undo is completed by repeating it (docs/spec.md 7)', () => {
  for (const how of ['resetAfter', 'resetBefore'] as const) {
    it(`${how}: no reverted change counts as a user's change, and the sweep does not bind the chat again`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(86_400_000);
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('hola');
        await tracker.waitUntilIdle();
        const before = crmContent(portal);
        customer.write('600123456');
        await tracker.waitUntilIdle();
        const [decision] = await tracker.journal();
        assert.ok(decision);
        portal.failNext({ method: 'crm.activity.binding.delete', how, times: 1 });
        const { operations, sweeper } = tracker.application;
        await assert.rejects(operations.undo(decision.id, 'admin'));
        await sweeper.sweep();
        await tracker.waitUntilIdle();
        const { undone } = await operations.undo(decision.id, 'admin');
        await tracker.waitUntilIdle();
        assert.deepEqual(undone?.leftAlone, []);
        assert.deepEqual(crmContent(portal), before);
        assert.equal((await tracker.journal()).length, 1);
      });
    });
  }
});
