import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import request from 'supertest';
import { z } from 'zod';
import { parseEvent } from '../../../src/ingestion/parse-event.ts';
import { closeServer, httpServer } from '../../../src/runtime/http-server.ts';
import { api } from '../../../src/web/contract/api.ts';
import { emptyRecord } from '../../../src/processing/empty-record.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from '../../web/api/open-page.ts';
import { anasPortal } from '../../web/api/scene.ts';

describe('attack 16: requests that never end keep the process from stopping', () => {
  for (const start of [
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
    'GET / HTTP/1.1\r\nHost',
  ])
    it(`attack 16: ${JSON.stringify(start.slice(0, 50))}`, async () => {
      const server = httpServer((incoming, response) => {
        incoming.resume().on('error', () => undefined);
        incoming.on('end', () => response.end('answered'));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const connected = once(server, 'connection');
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      await connected;
      await new Promise<void>((resolve) => socket.write(start, () => resolve()));
      const closed = once(socket, 'close');
      // Without closing it the server waits for 30 s, longer than this test may take.
      await closeServer(server, 50);
      await closed;
    }).timeout(20_000);

  it('attack 16: a whole request is answered within the grace time', async () => {
    const answers: (() => void)[] = [];
    const server = httpServer((_incoming, response) => {
      answers.push(() => response.end('answered'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const arrived = once(server, 'request');
    const answer = fetch(`http://127.0.0.1:${port}/`);
    await arrived;
    const stopped = closeServer(server, 10_000);
    answers.forEach((send) => send());
    assert.equal(await (await answer).text(), 'answered');
    await stopped;
  });
});

const inboxBody = z.looseObject({ at: z.number() });

describe('attack 15: control characters in ids', () => {
  for (const field of ['connector_id', 'line_id', 'chat_id', 'user_id'])
    for (const character of ['\u0000', '\n', '\u001b', '\u0085'])
      it(`attack 15: ${JSON.stringify(character)} in ${field}: set aside, nothing is stored of that chat`, async () => {
        await withTracker({}, async (tracker) => {
          const { portal, stores, member } = tracker;
          const line = portal.addLine();
          const connector = {
            connector_id: 'telegrambot',
            line_id: String(line.id),
            chat_id: '7',
            user_id: '8',
          };
          const odd = { ...connector, [field]: `1${character}2` };
          const message = { id: '1', text: '600123456', system: 'N', user_id: odd.user_id };
          portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA: [{ connector: odd, message }] }, { userId: 0 });
          await tracker.waitUntilIdle();
          assert.deepEqual(
            (await stores.inbox.parked(member)).map(({ error }) => error),
            ['UNREADABLE_EVENT'],
          );
          assert.deepEqual(await stores.bindings.count(member), { chats: 0, customers: 0 });
        });
      });
});

describe('attack low: values that no page sends', () => {
  it('attack low: broken percent encoding in a path is refused, not a fault of the app', async () => {
    await withTracker({}, async (tracker) => {
      const page = await openPage(tracker);
      for (const path of ['/api/v1/lines/%ff', '/api/v1/journal/%E0%A4%A', '/api/v1/customers/%/export']) {
        const verb = path.includes('lines') ? 'patch' : 'get';
        const answer = await request(tracker.url)[verb](path).set('Authorization', `Bearer ${page.token}`);
        assert.ok(answer.status === 400 || answer.status === 404, `${path}: ${answer.status}`);
      }
    });
  });

  it('attack low: a time of an event that is none does not break what shows it', async () => {
    const now = Date.UTC(2026, 10, 28);
    const data = (text: string) => ({
      DATA: {
        connector: { connector_id: 'viber', line_id: '1', chat_id: '5', user_id: '9' },
        message: { id: '1', text, user_id: '9' },
      },
    });
    for (const ts of ['1e300', '-1e300', 'Infinity', 'NaN', '0x10', '9e15', '-1']) {
      const parsed = parseEvent(
        { name: 'ONOPENLINEMESSAGEADD', data: data('hola'), ts },
        now,
        'openLines' as never,
      );
      const [entry] = parsed.entries;
      assert.ok(entry, ts);
      assert.equal(inboxBody.parse(entry.body).at, now, ts);
    }
  });

  it('attack low: rows with impossible times are exported', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('viber'), '600123456');
      const [decision] = await tracker.journal();
      assert.ok(decision);
      for (const at of [1e300, 8.7e15])
        await tracker.stores.record(tracker.member, {
          ...emptyRecord,
          decisions: [{ ...decision, id: `${decision.id}-${at}` as never, at }],
        });
      const page = await openPage(tracker);
      const [customer] = (await page.call(api.findCustomers)).items;
      const params = { params: { id: customer?.id ?? '' } };
      assert.match(await page.call(api.exportCustomerCsv, params), /phone/);
      assert.ok((await page.call(api.exportCustomer, params)).decisions.length >= 1);
    });
  });
});
