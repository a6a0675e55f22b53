import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

/** A line that has already delivered a message event. */
async function lineWithMessageEvents(tracker: Tracker, native: 'Y' | 'N' = 'N') {
  const line = tracker.portal.addLine({ crmChatTracker: native });
  const customer = tracker.portal.customer({ connector: 'telegrambot', line: line.id });
  customer.write('hola');
  await tracker.waitUntilIdle();
  return { line, customer };
}

describe('REST requests per message (docs/spec.md 5, rule 9; 10)', () => {
  for (const native of ['N', 'Y'] as const) {
    it(`a message without an identifier causes no request, portal's tracker ${native}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { line, customer } = await lineWithMessageEvents(tracker, native);
        portal.resetLog();
        customer.write('¿tenéis la talla 38?');
        portal.customer({ connector: 'instagram', line: line.id, name: 'Otra' }).write('buenas');
        await tracker.waitUntilIdle();
        assert.deepEqual(
          portal.requests.map(({ method, commands }) => [method, commands.map((command) => command.method)]),
          [],
        );
      });
    });
  }

  it('a new chat is read once: the event of its session asks for nothing more', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { line, customer } = await lineWithMessageEvents(tracker);
      portal.resetLog();
      const chats = ['telegrambot', 'instagram', 'livechat'].map((connector, index) => {
        const chat = portal.customer({ connector, line: line.id, name: `Cliente ${String(index)}` });
        chat.write(`soy el 60012345${String(index)}`);
        return chat;
      });
      await tracker.waitUntilIdle();
      const dialogReads = (): number =>
        portal.requests
          .flatMap(({ commands }) => commands)
          .filter(({ method }) => method === 'imopenlines.dialog.get').length;
      assert.equal(dialogReads(), chats.length);

      // A later session of a bound chat has an activity of its own: it is read.
      customer.write('600999888');
      await tracker.waitUntilIdle();
      customer.finishSession();
      customer.write('otra cosa');
      await tracker.waitUntilIdle();
      assert.equal(dialogReads(), chats.length + 2);
    });
  });

  it('messages of a bound chat cause no request, also when they repeat its phone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { customer } = await lineWithMessageEvents(tracker);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      portal.resetLog();
      customer.write('gracias');
      customer.write('mi número es el 600 123 456');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
    });
  });

  it('500 messages of 100 chats in one burst need few more requests than batches of 50 commands', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { line } = await lineWithMessageEvents(tracker);
      const chats = Array.from({ length: 100 }, (_, index) =>
        portal.customer({ connector: 'telegrambot', line: line.id, name: `Cliente ${String(index)}` }),
      );
      const chatAt = (index: number): Customer => {
        const chat = chats[index % 100];
        assert.ok(chat);
        return chat;
      };
      const number = (index: number): string => `6002${String(10_000 + index)}`;
      // Before the burst all chats have a session and 50 of them are bound to a customer.
      portal.delivery.concurrency = 8;
      portal.holdEvents();
      chats.forEach((chat) => chat.write('hola'));
      for (let index = 0; index < 50; index++) chatAt(index).write(`soy el ${number(index)}`);
      portal.releaseEvents();
      await tracker.waitUntilIdle();
      portal.resetLog();

      portal.holdEvents();
      for (let index = 0; index < 350; index++) chatAt(index).write('¿y el precio de ese vestido?');
      for (let index = 0; index < 100; index++) chatAt(index % 50).write(`lo dicho: ${number(index % 50)}`);
      for (let index = 0; index < 50; index++) chatAt(50 + index).write(`mi número: ${number(50 + index)}`);
      portal.releaseEvents();
      await tracker.waitUntilIdle();

      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.equal(customers, 100);
      const commands = portal.requests.reduce(
        (sum, request) => sum + Math.max(1, request.commands.length),
        0,
      );
      const requests = portal.countRequests();
      const limit = 1.5 * Math.ceil(commands / 50) + 20;
      assert.ok(requests <= limit, `${String(requests)} requests for ${String(commands)} commands`);
    });
  });
});
