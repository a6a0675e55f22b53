import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { openSuggestions, ownActivities } from '../../helpers/crm-facts.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: sidebar of a chat and menu of an activity', () => {
  it('shows the customer of a chat and where else that customer writes', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, ana, deal } = await anasPortal(tracker);
      const [instagram, telegram] = [on('instagram'), on('telegrambot')];
      await says(instagram, '600123456');
      await says(telegram, '600123456');
      const page = await openPage(tracker);
      const byChat = await page.call(api.openedChat, { params: { chatId: telegram.chat.id } });
      assert.deepEqual(
        [byChat.state, byChat.chat.code, byChat.chat.mayEdit, byChat.customer?.customerItem?.ref],
        ['bound', telegram.userCode, true, { type: 'contact', id: ana.id }],
      );
      assert.deepEqual(byChat.item?.ref, { type: 'deal', id: deal.id });
      assert.deepEqual(
        byChat.channels.map(({ connector }) => connector),
        ['instagram', 'telegrambot'],
      );
      const byActivity = await page.call(api.openedActivity, {
        params: { activityId: telegram.activityId },
        query: { item: `deal:${String(deal.id)}` },
      });
      assert.deepEqual(byActivity, byChat);
    });
  });

  it('finds the chat of an activity that the app made itself', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, deal } = await anasPortal(tracker);
      // The portal makes no session activity in a live chat while its own tracker is off.
      const customer = on('livechat');
      await says(customer, '600123456');
      const [own] = ownActivities(portal);
      assert.ok(own);
      const page = await openPage(tracker);
      const panel = await page.call(api.openedActivity, {
        params: { activityId: own.id },
        query: { item: `deal:${String(deal.id)}` },
      });
      assert.equal(panel.chat.code, customer.userCode);
    });
  });

  it('says that a chat belongs to nobody yet, and shows nothing of a customer that the caller may not see', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, stranger } = await anasPortal(tracker);
      const [known, unknown] = [on('instagram'), on('telegrambot')];
      await says(on('viber'), '600123456');
      await says(known, '600123456');
      await says(unknown, 'hola');
      const admin = await openPage(tracker);
      const unbound = await admin.call(api.openedChat, { params: { chatId: unknown.chat.id } });
      assert.deepEqual([unbound.state, unbound.item], ['unbound', undefined]);
      // The portal has this chat, and no event of it has come yet.
      const unheard = await admin.call(api.openedChat, { params: { chatId: on('avito').chat.id } });
      assert.deepEqual([unheard.state, unheard.chat.mayEdit], ['unbound', false]);
      const withoutCrm = await openPage(tracker, stranger());
      const hidden = await withoutCrm.call(api.openedChat, { params: { chatId: known.chat.id } });
      assert.deepEqual(
        [hidden.state, hidden.customer, hidden.item, hidden.chat.mayEdit],
        ['hidden', undefined, undefined, false],
      );
      assert.deepEqual(
        hidden.channels.flatMap(({ conversations }) =>
          conversations.map(({ code, decisions }) => [code, decisions.length]),
        ),
        [[known.userCode, 0]],
      );
    });
  });

  it('refuses what is no chat, and what the caller may not read', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, deal, stranger } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const call = portal.person().addActivity(deal, 'Llamada');
      const item = `deal:${String(deal.id)}`;
      const admin = await openPage(tracker);
      assert.equal(await admin.refused(api.openedChat, { params: { chatId: 999_999 } }), '404 CHAT_UNKNOWN');
      assert.equal(
        await admin.refused(api.openedActivity, { params: { activityId: call.id }, query: { item } }),
        '404 NOT_A_CHAT',
      );
      const user = stranger();
      const params = { activityId: customer.activityId };
      assert.equal(
        await (await openPage(tracker, user)).refused(api.openedActivity, { params, query: { item } }),
        '404 ITEM_UNKNOWN',
      );
      Object.assign(user, { readLines: false });
      assert.equal(
        await (
          await openPage(tracker, user)
        ).refused(api.openedChat, {
          params: { chatId: customer.chat.id },
        }),
        '404 CHAT_UNKNOWN',
      );
    });
  });

  it('an employee without the right proposes another customer; who may decide joins the chat with it', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, deal, reader, editor } = await anasPortal(tracker);
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const agent = await openPage(tracker, reader());
      const panel = await agent.call(api.openedChat, { params: { chatId: customer.chat.id } });
      assert.equal(panel.chat.mayEdit, false);
      const to = { type: 'contact', id: luis.id } as const;
      const item = { type: 'deal', id: deal.id } as const;
      assert.equal(
        await agent.refused(api.moveChat, { body: { chat: customer.userCode, item: to } }),
        '403 LINE_FORBIDDEN',
      );
      await agent.call(api.reportChat, { body: { chat: customer.userCode, item } });
      await agent.call(api.reportChat, { body: { chat: customer.userCode, item, to } });
      const [suggestion, ...others] = await openSuggestions(tracker);
      assert.ok(suggestion);
      assert.equal(others.length, 0, 'one question');
      assert.deepEqual(suggestion.items.at(-1), to);
      const decider = await openPage(tracker, editor());
      const { may } = await decider.call(api.getSuggestion, { params: { id: suggestion.id } });
      assert.deepEqual(may, ['join', 'notSame', 'dismiss']);
      await decider.call(api.resolveSuggestion, {
        params: { id: suggestion.id },
        body: { action: 'join', item: to },
      });
      const after = await decider.call(api.openedChat, { params: { chatId: customer.chat.id } });
      assert.deepEqual(after.customer?.customerItem?.ref, to);
    });
  });

  it('"not of this customer" does not mark the proposed one', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, deal, ana, reader } = await anasPortal(tracker);
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const agent = await openPage(tracker, reader());
      const to = { type: 'contact', id: luis.id } as const;
      const item = { type: 'deal', id: deal.id } as const;
      await agent.call(api.reportChat, { body: { chat: customer.userCode, item, to } });
      const [suggestion] = await openSuggestions(tracker);
      assert.ok(suggestion);
      const admin = await openPage(tracker);
      await admin.call(api.resolveSuggestion, {
        params: { id: suggestion.id },
        body: { action: 'notSame' },
      });
      const chats = await tracker.stores.bindings.chats(tracker.member, [suggestion.chat]);
      const marked = chats.get(suggestion.chat)?.notSame ?? [];
      assert.ok(marked.some(({ type, id }) => type === 'contact' && id === ana.id));
      assert.ok(!marked.some(({ type, id }) => type === 'contact' && id === luis.id));
    });
  });
});
