import assert from 'node:assert/strict';
import { withTracker } from '../helpers/with-tracker.ts';

/** Read-only methods of the im* scopes. */
const readMethods = new Set([
  'im.user.get',
  'imopenlines.dialog.get',
  'imopenlines.config.get',
  'imopenlines.config.list.get',
  'imopenlines.session.history.get',
]);

describe('the app never writes into a chat (docs/spec.md 6.4)', () => {
  it('in sessions with bound, conflicting and new customers, until their end', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
      tracker.sim.advance(86_400_000);
      const ana = portal.customer({ connector: 'telegrambot', line: line.id });
      ana.write('600123456 berta@example.com');
      const guest = portal.customer({ connector: 'livechat', line: line.id });
      guest.write('611222333');
      portal.agent().reply(guest, 'Buenas');
      await tracker.waitUntilIdle();
      guest.finishSession();
      ana.finishSession();
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();

      const chatMethods = portal.log
        .calls()
        .map(({ method }) => method)
        .filter((method) => /^im(openlines|bot|connector)?\./i.test(method));
      assert.ok(chatMethods.length > 0);
      assert.deepEqual(
        chatMethods.filter((method) => !readMethods.has(method)),
        [],
      );
      const texts = [...portal.lines.chats.values()].flatMap(({ messages }) =>
        messages.map(({ text }) => text),
      );
      assert.equal(
        texts.filter((text) => !text.startsWith('[b]A new ')).length,
        3,
        'only messages of people',
      );
    });
  });
});
