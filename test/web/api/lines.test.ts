import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: lines and rights', () => {
  it("takes over from the portal's own tracker and hands back: only changed settings are written", async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'Y' });
      const page = await openPage(tracker);
      const params = { lineId: String(line.id) };
      portal.resetLog();
      const taken = await page.call(api.setNative, { params, body: { tracker: false, crm: true } });
      assert.deepEqual([taken.native.tracker, taken.native.crm], [false, true]);
      assert.equal(line.config['CRM_CHAT_TRACKER'], 'N');
      assert.equal(portal.countRequests('imopenlines.config.update'), 1);
      await page.call(api.setNative, { params, body: { tracker: false } });
      assert.equal(portal.countRequests('imopenlines.config.update'), 1, 'no setting differs');
      const back = await page.call(api.setNative, { params, body: { tracker: true } });
      assert.equal(back.native.tracker, true);
      assert.equal(await page.refused(api.setNative, { params, body: {} }), '400 INVALID_REQUEST');
    });
  });

  it('W5: reading the rights of an editor and a reader changes nothing at the line; updates leave its welcome bot alone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, line, editor } = await anasPortal(tracker);
      const bot = {
        WELCOME_BOT_ENABLE: 'Y',
        WELCOME_BOT_ID: '77',
        WELCOME_BOT_TIME: '30',
        WELCOME_BOT_LEFT: 'close',
      };
      Object.assign(line.config, bot);
      const before = structuredClone(line.config);
      const params = { lineId: String(line.id) };
      const page = await openPage(tracker, editor());
      await page.call(api.me);
      await page.call(api.changeLine, { params, body: { mode: 'suggest' } });
      const reading = await openPage(tracker, tracker.portal.addUser({ name: 'Rosa' }));
      await reading.call(api.me);
      assert.equal(
        await reading.refused(api.changeLine, { params, body: { mode: 'off' } }),
        '403 LINE_FORBIDDEN',
      );
      assert.deepEqual(line.config, before);
      await page.call(api.setNative, { params, body: { tracker: true } });
      await page.call(api.changeLine, { params, body: { mode: 'off' } });
      assert.deepEqual(Object.fromEntries(Object.keys(bot).map((name) => [name, line.config[name]])), bot);
      assert.equal(portal.lines.lines.get(line.id)?.config['CRM_CHAT_TRACKER'], 'Y');
    });
  });

  it('returns role and editable lines; refuses changes by a reader', async () => {
    await withTracker({}, async (tracker) => {
      const { line, reader, editor } = await anasPortal(tracker);
      const id = String(line.id);
      const admin = await (await openPage(tracker)).call(api.me);
      assert.deepEqual([admin.role, admin.editableLines, admin.language], ['admin', [id], 'es']);
      const eva = await (await openPage(tracker, editor())).call(api.me);
      assert.deepEqual([eva.role, eva.editableLines], ['editor', [id]]);
      const page = await openPage(tracker, reader());
      const rosa = await page.call(api.me);
      assert.deepEqual([rosa.role, rosa.editableLines], ['reader', []]);
      const before = structuredClone(line.config);
      const params = { lineId: id };
      assert.equal(
        await page.refused(api.setNative, { params, body: { tracker: true } }),
        '403 LINE_FORBIDDEN',
      );
      assert.equal(
        await page.refused(api.changeLine, { params, body: { mode: 'off' } }),
        '403 LINE_FORBIDDEN',
      );
      assert.equal(await page.refused(api.retryParked, { body: { ids: ['1'] } }), '403 ADMIN_ONLY');
      assert.deepEqual(line.config, before);
    });
  });

  it('refuses changes of a user who was dismissed in the portal', async () => {
    await withTracker({}, async (tracker) => {
      const { line, editor, portal } = await anasPortal(tracker);
      const user = editor();
      const page = await openPage(tracker, user);
      await page.call(api.me);
      portal.dismiss(user);
      const params = { lineId: String(line.id) };
      assert.equal(
        await page.refused(api.changeLine, { params, body: { mode: 'off' } }),
        '401 SESSION_INVALID',
      );
    });
  });

  it('lists the connectors of a line', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker, { connectors: { viber: 'off' } });
      await says(on('telegrambot'), '600123456');
      const { lines } = await (await openPage(tracker)).call(api.listLines);
      assert.deepEqual(lines[0]?.connectors, ['telegrambot', 'viber']);
      assert.deepEqual(
        lines[0].sources.map(({ source }) => source),
        ['message'],
      );
    });
  });

  it('preview of mode auto: what it would do by itself, each chat once, no channel with a mode of its own', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, line, on, says, deal } = await anasPortal(tracker);
      for (const [name, lastName, phone] of [
        ['Luis', 'Gil', '+34611222333'],
        ['Rita', 'Moya', '+34622333444'],
      ] as const)
        portal.person().createContact({ name, lastName, phones: [phone] });
      tracker.sim.advance(60_000);
      // Mode auto itself only suggests a customer of another name.
      await says(on('instagram', 'Bruno Díaz'), '611 222 333');
      const page = await openPage(tracker);
      const params = { lineId: String(line.id) };
      const preview = async () => {
        const { items, total } = await page.call(api.listSuggestions, {
          query: { line: String(line.id), automatic: 'yes' },
        });
        assert.equal(items.length, total);
        return items.map(({ chat, items: [, card] }) => [chat.connector, card?.name]);
      };
      await page.call(api.changeLine, {
        params,
        body: { mode: 'suggest', connectors: { viber: 'suggest' } },
      });
      assert.deepEqual(await preview(), []);
      const twice = on('whatsappbyedna', 'Ana');
      await says(twice, '600123456');
      await says(twice, 'ana@example.com');
      await says(on('viber', 'Ana'), '600123456');
      await says(on('avito', 'Carlos Ruiz'), '622 333 444');
      for (const connector of ['vk', 'olx', 'wechat']) await says(on(connector, 'Ana'), '600123456');
      const all = (await page.call(api.listSuggestions)).items;
      const resolve = async (connector: string, action: 'confirm' | 'dismiss') => {
        const { id } = all.find(({ chat }) => chat.connector === connector) ?? assert.fail(connector);
        await page.call(api.resolveSuggestion, { params: { id }, body: { action } });
      };
      await resolve('vk', 'confirm');
      await resolve('olx', 'dismiss');
      assert.deepEqual(await preview(), [
        ['wechat', deal.title],
        ['whatsappbyedna', deal.title],
      ]);
      // The same chats in mode auto are joined, and no others.
      await page.call(api.changeLine, { params, body: { mode: 'auto' } });
      await says(on('facebook', 'Ana'), '600123456');
      await says(on('line', 'Diego Soto'), '622 333 444');
      const [doubted, joined] = (await page.call(api.listJournal)).items;
      assert.deepEqual([doubted?.outcome, joined?.outcome], ['suggested', 'bound']);
    });
  });
});
