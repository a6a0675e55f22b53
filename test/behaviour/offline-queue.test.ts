import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from '../../src/web/contract/api.ts';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import { lineSources } from '../helpers/line-sources.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';

const onlyOfflineQueue = { messages: false, sessions: false, crm: false, offline: true };
const modes = [
  { reserves: true, name: 'rows reserved and confirmed' },
  { reserves: false, name: 'without rest_offline_extended' },
];

/** A line whose messages reach the app only through the offline queue. */
function lineWithOnlyOfflineQueue({ portal }: Tracker, reserves: boolean) {
  Object.assign(portal.delivery, onlyOfflineQueue);
  if (!reserves) portal.features.delete('rest_offline_extended');
  return portal.addLine({ crmChatTracker: 'N' });
}

async function identifiersRead(tracker: Tracker): Promise<readonly string[]> {
  const journal = await tracker.journal();
  return journal.flatMap(({ identifiers }) => identifiers.map(({ value }) => String(value))).sort();
}

describe('the offline queue (docs/spec.md 3.2, 3.3)', () => {
  for (const { reserves, name } of modes) {
    it(`a queue of three pages is read to its end, ${name}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = lineWithOnlyOfflineQueue(tracker, reserves);
        const numbers = Array.from({ length: 5 }, (_, index) => `60020010${String(index)}`);
        const customers = numbers.map(() => portal.customer({ connector: 'telegrambot', line: line.id }));
        for (let index = 0; index < 25; index += 1)
          for (const customer of customers) customer.write(`hola ${String(index)}`);
        customers.forEach((customer, index) => customer.write(`mi número: ${numbers[index] ?? ''}`));
        assert.equal(portal.offline.rows.length, 130);
        await tracker.waitUntilIdle();

        assert.deepEqual(portal.offline.rows, []);
        assert.deepEqual(
          await identifiersRead(tracker),
          numbers.map((number) => `+34${number}`),
        );
        assert.equal(portal.countRequests(reserves ? 'event.offline.clear' : 'event.offline.list'), 3);
        assert.equal(portal.countRequests('event.offline.get'), 3);
      });
    });

    it(`W1: rows that cannot be read are set aside where an admin sees them, ${name}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = lineWithOnlyOfflineQueue(tracker, reserves);
        for (let index = 0; index < 30; index += 1) {
          portal.offline.add('ONOPENLINEMESSAGEADD', { DATA: `Ana ${String(index)}` }, false, '');
          portal.offline.add(`Ana 600123456 ${String(index)}`, {}, false, '');
        }
        portal.offline.add('ONOPENLINEMESSAGEUPDATE', false, false, '');
        portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
        await tracker.waitUntilIdle();

        assert.deepEqual(await identifiersRead(tracker), ['+34600123456']);
        assert.deepEqual(portal.offline.rows, []);
        const { inbox } = await (await openPage(tracker)).call(api.health);
        assert.equal(inbox.parked.length, 61);
        assert.deepEqual([...new Set(inbox.parked.map(({ error }) => error))], ['UNREADABLE_EVENT']);
        assert.doesNotMatch(JSON.stringify(inbox.parked), /Ana|600123456/);
        const warnings = tracker.log.filter((entry) => entry.includes('cannot be read'));
        assert.ok(warnings.length > 0);
        assert.doesNotMatch(warnings.join(' '), /Ana|600123456/);
        const kept = await tracker.stores.inbox.parked(tracker.member);
        assert.equal(kept.filter(({ body }) => JSON.stringify(body).includes('Ana')).length, 60);
      });
    });
  }

  it('W1, F6: ids that are numbers, texts that are numbers, and lists with several messages', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = lineWithOnlyOfflineQueue(tracker, true);
      portal.customer({ connector: 'livechat', line: line.id, externalChat: '4711' }).write('600200100');
      const telegram = portal.customer({ connector: 'telegrambot', line: line.id, externalChat: '5005' });
      telegram.write('hola');
      const connector = { connector_id: 'telegrambot', line_id: line.id, user_id: telegram.user.id };
      const message = (id: number, text: string | number) => ({
        connector: { ...connector, chat_id: 5005 },
        chat: { id: 5005 },
        message: { id, text, user_id: telegram.user.id, system: 'N', date: false, files: [] },
      });
      const DATA = [message(1, 600200101), message(2, 'ana@example.com')];
      portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA }, { userId: telegram.user.id });
      await tracker.waitUntilIdle();
      assert.deepEqual(await identifiersRead(tracker), ['+34600200100', '+34600200101', 'ana@example.com']);
      assert.deepEqual(portal.offline.rows, []);
      assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
    });
  });

  it('W1: an id that JSON cannot hold exactly is set aside, not read as another chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = lineWithOnlyOfflineQueue(tracker, true);
      const DATA = {
        connector: { connector_id: 'instagram', line_id: line.id, chat_id: 2 ** 60, user_id: 7 },
        message: { id: 'm', text: '600200100', user_id: 7, system: 'N' },
      };
      portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA }, { userId: 7 });
      await tracker.waitUntilIdle();
      assert.deepEqual(await identifiersRead(tracker), []);
      assert.equal((await tracker.stores.inbox.parked(tracker.member)).length, 1);
    });
  });

  it('is read only by the sweep where message events arrive', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      customer.write('buenas');
      await tracker.waitUntilIdle();
      portal.resetLog();
      customer.write('¿tenéis la talla 38?');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
      portal.delivery.drop = true;
      customer.write('600123456');
      portal.delivery.drop = false;
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(await identifiersRead(tracker), ['+34600123456']);
      assert.deepEqual(portal.offline.rows, []);
      const sources = await lineSources(tracker, line.id);
      assert.ok(sources.some(({ source }) => source === 'offline'));
    });
  });

  it('delivers edited messages too', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = lineWithOnlyOfflineQueue(tracker, true);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      const message = customer.write('hola');
      await tracker.waitUntilIdle();
      customer.edit(message, 'hola, 600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(await identifiersRead(tracker), ['+34600123456']);
      const sources = await lineSources(tracker, line.id);
      assert.deepEqual(
        sources.map(({ source }) => source),
        ['offline'],
        'an edit does not count as a message event of the line',
      );
    });
  });

  it('refused by the portal: the admin sees it, and all other sources go on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const app = portal.installation;
      assert.ok(app);
      app.events = app.events.filter(({ offline }) => !offline);
      for (const method of ['event.offline.get', 'event.offline.list'])
        portal.failNext({ how: 'error', method, error: 'ACCESS_DENIED', status: 403, times: 100 });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      portal.delivery.drop = true;
      portal.customer({ connector: 'instagram', line: line.id }).write('611222333');
      portal.delivery.drop = false;
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();

      assert.deepEqual(await identifiersRead(tracker), ['+34600123456', '+34611222333']);
      assert.deepEqual(await tracker.stores.inbox.waiting(tracker.member, 10), []);
      const { events } = await (await openPage(tracker)).call(api.health);
      assert.deepEqual(
        events.filter(({ state }) => state !== 'bound').map(({ name, state }) => `${name}: ${state}`),
        ['ONOPENLINEMESSAGEADD (offline): missing', 'ONOPENLINEMESSAGEUPDATE (offline): missing'],
      );
    });
  });
});

describe('the app crashes while it reads the offline queue', () => {
  let dir = '';
  const open = (): Promise<Stores> =>
    openSqliteStores({ dir, secretBox: createSecretBox({ keys: ['a secret key of the tests'] }) });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tracker-offline-'));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  const crashes = [
    {
      when: 'before the response to the reservation',
      reserves: true,
      method: 'get',
      how: 'resetAfter',
      left: 51,
    },
    {
      when: 'between reserving and confirming',
      reserves: true,
      method: 'clear',
      how: 'resetBefore',
      left: 51,
    },
    {
      when: 'before the response to the confirmation',
      reserves: true,
      method: 'clear',
      how: 'resetAfter',
      left: 1,
    },
    { when: 'between listing and removing', reserves: false, method: 'get', how: 'resetBefore', left: 51 },
    {
      when: 'before the response to the removal',
      reserves: false,
      method: 'get',
      how: 'resetAfter',
      left: 1,
    },
  ] as const;

  for (const { when, reserves, method, how, left } of crashes) {
    it(`${when}: nothing is lost, nothing done twice`, async () => {
      await withTracker({ stores: await open() }, async (tracker) => {
        const { portal } = tracker;
        const line = lineWithOnlyOfflineQueue(tracker, reserves);
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('600123456');
        for (let index = 0; index < 49; index += 1) customer.write(`hola ${String(index)}`);
        customer.write('ana@example.com');
        portal.failNext({ method: `event.offline.${method}`, how, times: 100 });
        await portal.delivered();
        await tracker.restart(() => {
          assert.equal(portal.offline.rows.length, left, 'rows left at the crash');
          portal.faults.clear();
          return open();
        });
        await tracker.waitUntilIdle();

        assert.deepEqual(await identifiersRead(tracker), ['+34600123456', 'ana@example.com']);
        assert.deepEqual(
          openLeads(portal).map(({ phones, emails }) => [phones, emails]),
          [[['+34600123456'], ['ana@example.com']]],
        );
        assert.deepEqual(portal.offline.rows, []);
        assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
      });
    });
  }

  it('messages written while the app is down are read from the queue when it starts', async () => {
    await withTracker({ stores: await open() }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      portal.delivery.drop = true;
      customer.write('600123456');
      await tracker.restart(open);
      await tracker.waitUntilIdle();
      assert.deepEqual(await identifiersRead(tracker), ['+34600123456']);
    });
  });
});
