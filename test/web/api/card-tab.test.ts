import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: card tab', () => {
  it('shows the conversations of deal and contact by channel, with undo', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, ana, deal } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      await says(on('instagram'), '600123456');
      const page = await openPage(tracker);
      for (const params of [
        { type: 'deal' as const, id: deal.id },
        { type: 'contact' as const, id: ana.id },
      ]) {
        const tab = await page.call(api.cardTab, { params });
        assert.equal(tab.customers[0]?.firstPhone?.value, '+34600123456');
        assert.deepEqual(
          tab.channels.map(({ connector, conversations }) => [connector, conversations.length]),
          [
            ['instagram', 1],
            ['telegrambot', 1],
          ],
        );
        assert.ok(tab.channels.every(({ conversations }) => conversations[0]?.decisions[0]?.mayUndo));
      }
    });
  });

  it('shows the lead that became the customer of a chat', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      await says(on('telegrambot'), '699888777');
      const [lead] = portal.crm.leads.all();
      const page = await openPage(tracker);
      const tab = await page.call(api.cardTab, { params: { type: 'lead', id: lead?.id ?? 0 } });
      assert.equal(tab.channels[0]?.conversations[0]?.decisions[0]?.rule, 6);
    });
  });

  it('is empty for a card without chats, and 404 for an item that the caller may not see', async () => {
    await withTracker({}, async (tracker) => {
      const { deal, stranger } = await anasPortal(tracker);
      const params = { type: 'deal' as const, id: deal.id };
      const tab = await (await openPage(tracker)).call(api.cardTab, { params });
      assert.deepEqual([tab.customers, tab.channels, tab.item.name], [[], [], 'Boda']);
      const withoutAccess = await openPage(tracker, stranger());
      assert.equal(await withoutAccess.refused(api.cardTab, { params }), '404 ITEM_UNKNOWN');
    });
  });
});
