import assert from 'node:assert/strict';
import { inboxBody } from '../../../src/ingestion/inbox-body.ts';
import { readSessionActivities } from '../../../src/bitrix24/openlines/session-activities.ts';
import { memberId } from '../../../src/domain/ids.ts';
import { emptyRecord } from '../../../src/processing/empty-record.ts';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import type { InboxEntry, Stores } from '../../../src/store/ports.ts';
import { api } from '../../../src/web/contract/api.ts';
import { secretBox } from '../../bitrix24/portal-fixture.ts';
import { openLeads } from '../../helpers/crm-facts.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from '../../web/api/open-page.ts';

const MAX_ENTRIES = 50_000;
const FIVE_MINUTES_MS = 300_000;

/** Edits of chats that do not exist: what an employee can post. */
const hints = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    body: { type: 'edited', code: '', chatId: id + 1_000, source: 'message' },
    at: Date.now(),
  }));

const fatMessages = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    body: {
      type: 'message',
      connector: 'telegrambot',
      line: '1',
      externalChat: `x${id}`,
      user: '900',
      messageId: `x${id}`,
      text: `mi número es 600111222. ${'x'.repeat(60_000)}`,
      at: 1,
      source: 'message',
      unsure: false,
    },
    at: Date.now(),
  }));

const fat = (count: number) =>
  Array.from({ length: count }, () => ({ body: { type: 'fax', text: 'x'.repeat(60_000) }, at: Date.now() }));

/** A portal whose REST does not answer, and a customer in a session that the app knows. */
async function silentPortal(tracker: Tracker) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const customer = portal.customer({ connector: 'telegrambot', line: line.id });
  customer.write('hola');
  await tracker.waitUntilIdle();
  await tracker.application.sweeper.sweep();
  await tracker.waitUntilIdle();
  const page = await openPage(tracker);
  portal.failNext({ how: '503', times: Infinity });
  return { customer, page };
}

const statusesOf = (tracker: Tracker): readonly number[] =>
  tracker.portal.deliveries
    .filter(({ event }) => event === 'ONOPENLINEMESSAGEADD')
    .map(({ status }) => status);

describe('attack 3: one portal fills disk and memory', () => {
  for (const [name, entries] of [
    ['50,000 events', hints(MAX_ENTRIES)],
    ['64 MB of events', fatMessages(1_200)],
  ] as const) {
    it(`attack 3: after ${name} that wait, further ones are refused, seen, and read by a sweep`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { customer, page } = await silentPortal(tracker);
        const { stores, member, portal } = tracker;
        await stores.inbox.append(member, entries);
        await tracker.advanceTime(60_000);
        customer.write('600123456');
        await tracker.waitUntilSettled();
        assert.deepEqual(statusesOf(tracker), [200, 503]);
        assert.equal((await stores.inbox.load(member)).waiting, entries.length);
        assert.equal((await page.call(api.health)).inbox.full, true);
        assert.ok((await page.call(api.overview)).problems.includes('inboxFull'));
        const checks = await tracker.application.operations.examine(undefined);
        assert.ok(checks.some(({ state, what }) => state === 'fail' && /new events are refused/.test(what)));
        const metrics = await (await fetch(`${tracker.url}/metrics`)).text();
        assert.match(metrics, /outcome="refused",code="INBOX_FULL"\} 1/);

        const waiting = await stores.inbox.waiting(member, entries.length);
        await stores.record(member, { ...emptyRecord, done: waiting.map(({ id }) => id) });
        portal.faults.clear();
        await tracker.advanceTime(FIVE_MINUTES_MS);
        await tracker.application.sweeper.sweep();
        await tracker.waitUntilSettled();
        assert.deepEqual(
          openLeads(portal).map(({ phones }) => phones),
          [['+34600123456']],
        );
        assert.equal((await (await openPage(tracker)).call(api.health)).inbox.full, false);
      });
    });
  }

  it('attack 3: a full portal costs another one nothing', async () => {
    const stores = await openMemoryStores({ secretBox });
    await withTracker({ stores, manualTimers: true }, async (tracker) => {
      const second = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      await second.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      await silentPortal(tracker);
      await stores.inbox.append(tracker.member, hints(MAX_ENTRIES));
      const line = second.addLine({ crmChatTracker: 'N' });
      second.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await second.delivered();
      await tracker.waitUntilSettled();
      assert.equal(openLeads(second).length, 1);
    });
  });

  it('attack 3: a lane loads 4 MB at once, whatever waits or is put off, also at a start', async () => {
    const memory = await openMemoryStores({ secretBox });
    const loaded: number[] = [];
    const waiting: Stores['inbox']['waiting'] = async (...query) => {
      const entries: readonly InboxEntry[] = await memory.inbox.waiting(...query);
      loaded.push(JSON.stringify(entries.map(({ body }) => body)).length);
      return entries;
    };
    const stores: Stores = {
      ...memory,
      inbox: { ...memory.inbox, waiting },
      close: () => Promise.resolve(),
    };
    await withTracker({ stores, manualTimers: true }, async (tracker) => {
      await memory.inbox.append(tracker.member, fat(200));
      await tracker.restart(() => Promise.resolve(stores));
      await tracker.waitUntilSettled();
      assert.equal((await memory.inbox.load(tracker.member)).waiting, 0);
      assert.ok(loaded.length > 3, 'several runs');
      assert.ok(Math.max(...loaded) < 4.5e6, String(Math.max(...loaded)));
    });
    await memory.close();
  });

  it('attack 3: of a text 20,000 characters are stored, of an unreadable event 64 kB', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { customer } = await silentPortal(tracker);
      customer.write(`mi número es 600123456. ${'x'.repeat(30_000)}`);
      tracker.portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA: 'x'.repeat(100_000) }, { userId: 0 });
      await tracker.waitUntilSettled();
      const bodies = (await tracker.stores.inbox.waiting(tracker.member, 9))
        .map(({ body }) => inboxBody.parse(body))
        .filter(({ type }) => type === 'message' || type === 'unread');
      assert.deepEqual(
        bodies.map((body) =>
          body.type === 'message' ? body.text.length : body.type === 'unread' && body.data,
        ),
        [20_000, null],
      );
    });
  });

  it('attack 3: a list without end is read in 20 pages per sweep, which go on where the last one ended', async () => {
    let calls = 0;
    const rowsBehind = (after: number) =>
      Array.from({ length: 50 }, (_, n) => ({
        ID: after + n + 1,
        OWNER_ID: 1,
        OWNER_TYPE_ID: 1,
        PROVIDER_ID: 'IMOPENLINES_SESSION',
        PROVIDER_TYPE_ID: '1',
        ASSOCIATED_ENTITY_ID: String(n),
        ORIGIN_ID: '',
        CREATED: '2026-01-01T00:00:00Z',
        LAST_UPDATED: '2026-01-01T00:00:00Z',
      }));
    const answer = (params: unknown): unknown => {
      calls += 1;
      return rowsBehind(Number(/">ID":(\d+)/.exec(JSON.stringify(params))?.[1] ?? 0));
    };
    const client = {
      call: ({ params }: { params: unknown }) => Promise.resolve(answer(params)),
      batch: (commands: readonly { params: unknown }[]) =>
        Promise.resolve(commands.map(({ params }) => ({ ok: true as const, result: answer(params) }))),
    };
    const first = await readSessionActivities(client, { changed: { since: 1e12, after: 0 } }, 'test');
    assert.deepEqual([calls, first.changed.length, first.changedAfter], [20, 1_000, 1_000]);
    const changed = { since: 1e12, after: first.changedAfter };
    const second = await readSessionActivities(client, { changed }, 'test');
    assert.deepEqual([second.changed[0]?.activity, second.changedAfter], [1_001, 2_000]);
  });

  it('attack 3: an answer above 8 MB is not read; what stands beside it is', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, { messages: false, sessions: false, crm: false, offline: false });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const [bad, good] = [1, 2].map(() => portal.customer({ connector: 'telegrambot', line: line.id }));
      bad?.write(`600111222 ${'x'.repeat(9_000_000)}`);
      good?.write('600123456');
      tracker.sim.advance(FIVE_MINUTES_MS);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34600123456'],
      );
      assert.equal((await tracker.stores.inbox.load(memberId(portal.memberId))).parked, 0);
    });
  });
});
