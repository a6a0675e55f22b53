import assert from 'node:assert/strict';
import { withTracker } from '../helpers/with-tracker.ts';

/** Methods of the chat's side that only look. */
const looks = new Set([
  'imopenlines.dialog.get',
  'imopenlines.config.get',
  'imopenlines.config.list.get',
  'imopenlines.session.history.get',
]);

describe('nothing is ever written into a chat (spec 6.4)', () => {
  it('in a session with joins, conflicts, new customers and its end', async () => {
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
      await tracker.settle();
      guest.finishSession();
      ana.finishSession();
      await tracker.application.sweeper.sweep();
      await tracker.settle();

      const chatSide = portal.log
        .calls()
        .map(({ method }) => method)
        .filter((method) => /^im(openlines|bot|connector)?\./i.test(method));
      assert.ok(chatSide.length > 0);
      assert.deepEqual(
        chatSide.filter((method) => !looks.has(method)),
        [],
      );
      const texts = [...portal.lines.chats.values()].flatMap(({ messages }) =>
        messages.map(({ text }) => text),
      );
      assert.equal(texts.filter((text) => !text.startsWith('[b]A new ')).length, 3, 'only what people wrote');
    });
  });
});
