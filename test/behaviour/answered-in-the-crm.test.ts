import assert from 'node:assert/strict';
import request from 'supertest';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { lineId } from '../../src/domain/ids.ts';
import { key } from '../helpers/crm-facts.ts';
import { encodeForm } from '../handlers/request-bodies.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { joinedChat } from './joined-chat.ts';

describe('a suggestion whose question is answered in the CRM is closed', () => {
  it('the guest contact is merged by hand, as suggested', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, step, questions } = await joinedChat(tracker, { create: 'deal' });
      const guest = portal.crm.contacts.get(2);
      assert.ok(guest);
      assert.deepEqual(await questions(), [`guestContact ${key(ana)} ${key(guest)}`]);
      await step(() => portal.person().merge(ana, guest));
      assert.deepEqual(await questions(), []);
      const [closed] = await tracker.stores.suggestions.list(tracker.member, 'dismissed', 10);
      assert.equal(closed?.closedBecause, 'itemGone');
    });
  });

  it('the guest contact and its deal are deleted', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, step, questions, own } = await joinedChat(tracker, { create: 'deal' });
      const guest = portal.crm.contacts.get(2);
      assert.ok(guest);
      await step(() => {
        portal.person().delete(own);
        portal.person().delete(guest);
      });
      assert.deepEqual(await questions(), []);
    });
  });

  it('the customer is merged into another contact: one question, about the one that is left', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, step, questions, says } = await joinedChat(tracker, { create: 'deal' });
      const other = portal.person().createContact({ name: 'Ana', lastName: 'Vega' });
      await step(() => portal.person().merge(other, ana));
      assert.deepEqual(await questions(), []);
      await says('ana@example.com');
      assert.deepEqual(await questions(), [`guestContact ${key(other)} contact:2`]);
    });
  });

  it('an own lead with data of its own is deleted', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'lead', crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      chat.write('hola');
      await tracker.waitUntilIdle();
      const [own] = portal.crm.leads.all();
      assert.ok(own);
      portal.person().edit(own, { fields: { opportunity: 500 } });
      chat.write('600123456');
      await tracker.waitUntilIdle();
      const open = () => tracker.stores.suggestions.list(tracker.member, 'open', 10);
      assert.deepEqual(
        (await open()).map(({ kind }) => kind),
        ['ownItemHasData'],
      );
      portal.person().delete(own);
      await tracker.waitUntilIdle();
      assert.deepEqual(await open(), []);
    });
  });

  /** An event that anybody with the application token can post. */
  async function postDeletion(tracker: Tracker, contact: number): Promise<void> {
    const { applicationToken = '' } = (await tracker.stores.portals.get(tracker.member)) ?? {};
    const auth = { member_id: tracker.member, application_token: applicationToken };
    const event = { event: 'ONCRMCONTACTDELETE', data: { FIELDS: { ID: String(contact) } }, ts: '1', auth };
    await request(tracker.url).post('/events').type('form').send(encodeForm(event)).expect(200);
    await tracker.waitUntilIdle();
  }

  it('not by an event alone: the portal says that the item exists', async () => {
    await withTracker({}, async (tracker) => {
      const { questions } = await joinedChat(tracker, { create: 'deal' });
      const before = await questions();
      await postDeletion(tracker, 2);
      assert.deepEqual(await questions(), before);
      assert.equal(before.length, 1);
    });
  });

  it('not by an event alone, where the suggestion names one item only', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, line, says, questions } = await joinedChat(tracker, { create: 'lead' });
      const luis = portal.customer({ connector: 'viber', line: line.id, name: 'Luis', lastName: 'Mora' });
      portal.person().edit(ana, { lastName: 'Vega' });
      await says('600123456', luis);
      const before = await questions();
      assert.deepEqual(before, [`samePerson ${key(ana)}`]);
      await postDeletion(tracker, ana.id);
      assert.deepEqual(await questions(), before);
    });
  });

  it('not where the portal does not show the item to the app', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, questions } = await joinedChat(tracker, { create: 'deal' });
      const before = await questions();
      for (const method of ['crm.item.get', 'crm.item.list'])
        portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', times: Infinity });
      await postDeletion(tracker, 2);
      assert.deepEqual(await questions(), before);
    });
  });

  it('a plan that waited, once the chat was decided without it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmCreate: 'lead', crmChatTracker: 'N' });
      const settings = (mode: 'suggest' | 'auto') =>
        tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
          ...defaultLineSettings,
          mode,
        });
      await settings('suggest');
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      const other = portal.customer({ connector: 'viber', line: line.id });
      chat.write('600123456');
      other.write('600123456');
      await tracker.waitUntilIdle();
      await settings('auto');
      chat.write('mi correo es ana@example.com');
      await tracker.waitUntilIdle();
      const open = await tracker.stores.suggestions.list(tracker.member, 'open', 10);
      assert.deepEqual(
        open.filter(({ kind }) => kind === 'decisionToConfirm').map((one) => one.chat),
        [other.userCode],
      );
      const [closed] = await tracker.stores.suggestions.list(tracker.member, 'dismissed', 10);
      assert.equal(closed?.closedBecause, 'decidedSince');
    });
  });
});
