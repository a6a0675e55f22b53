import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: conversations', () => {
  it('quotes the messages with identifiers, each marked at its place', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      const customer = on('telegrambot', 'Nuria');
      const long = `${'bla '.repeat(300)}mi correo es nuria@example.com ${'bla '.repeat(300)}`;
      await says(customer, 'hola', 'mi número es 600 123 456', 'el de mi hermana es 611222333', long);
      const page = await openPage(tracker);
      const { readable, messages } = await page.call(api.quoteChat, { query: { chat: customer.userCode } });
      assert.equal(readable, true);
      assert.deepEqual(
        messages.map(({ author, text, marks }) => [
          author,
          ...marks.map(({ start, end, mark }) => [text.slice(start, end), mark]),
        ]),
        [
          ['Nuria', ['600 123 456', 'found']],
          ['Nuria', ['611222333', 'other']],
          ['Nuria', ['nuria@example.com', 'found']],
        ],
      );
      assert.ok(messages.every(({ text }) => text.length <= 602));
    });
  });

  it('quotes the last message where nothing identifies the customer', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, 'hola', '¿están abiertos?');
      const page = await openPage(tracker);
      const { messages } = await page.call(api.quoteChat, { query: { chat: customer.userCode } });
      assert.deepEqual(
        messages.map(({ text, marks }) => [text, marks]),
        [['¿están abiertos?', []]],
      );
    });
  });

  it('shows nothing that the portal does not show to the caller, and stores nothing', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, 'soy Ana, 600123456');
      const nothing = { readable: false, messages: [] };
      const outsider = portal.addUser({ name: 'Sol', readLines: false });
      const query = { chat: customer.userCode };
      assert.deepEqual(await (await openPage(tracker, outsider)).call(api.quoteChat, { query }), nothing);
      const page = await openPage(tracker);
      const before = await tracker.journal();
      assert.deepEqual(
        await page.call(api.quoteChat, { query: { chat: 'telegrambot|1|none|999' } }),
        nothing,
      );
      await page.call(api.quoteChat, { query });
      assert.deepEqual(await tracker.journal(), before);
      assert.ok(!tracker.log.join('\n').includes('soy Ana'));
      assert.equal(await page.refused(api.quoteChat, { query: { chat: 'not a chat' } }), '404 CHAT_UNKNOWN');
    });
  });
});
