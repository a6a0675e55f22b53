import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import pg from 'pg';
import request from 'supertest';
import { READY_TIMEOUT_MS } from '../../handlers/operations.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import type { Application } from '../../src/compose.ts';
import { openPostgresStores } from '../../src/store/open-postgres-stores.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startPostgresIfPossible, type Server } from '../store/postgres/server.ts';
import { anasPortal } from '../web/api/scene.ts';

const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
/** What issue and operators expect. */
const GOES_ON_WITHIN_MS = 30_000;

/** Two apps on one PostgreSQL, each behind a proxy of its own; the portal posts its events to the first. */
interface TwoApps {
  readonly tracker: Tracker;
  readonly second: Application;
  readonly proxies: readonly [TcpProxy, TcpProxy];
  /** Queries the database directly. */
  query(text: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

async function startTwoApps(url: string): Promise<TwoApps> {
  const proxies = [await startTcpProxy(url), await startTcpProxy(url)] as const;
  const [first, other] = await Promise.all(
    proxies.map((proxy) => openPostgresStores({ url: proxy.through(url), secretBox, connections: 5 })),
  );
  assert.ok(first && other);
  const tracker = await startTracker({ stores: first });
  const second = tracker.createSecondApp(other);
  await second.start();
  const direct = new pg.Client({ connectionString: url });
  await direct.connect();
  return {
    tracker,
    second,
    proxies,
    query: async (text) => (await direct.query<Record<string, unknown>>(text)).rows,
    async close() {
      await direct.end();
      await second.stop();
      await tracker.close();
      for (const proxy of proxies) await proxy.close();
    },
  };
}

interface ReadySample {
  readonly at: number;
  readonly status: number;
  readonly took: number;
}

/** Asks /ready all the time. Returns a function that stops it and returns the answers. */
function watchReady(app: string | Express): () => Promise<readonly ReadySample[]> {
  const samples: ReadySample[] = [];
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const at = performance.now();
      const { status } = await request(app).get('/ready');
      samples.push({ at, status, took: performance.now() - at });
      await sleep(100);
    }
  })();
  return async () => {
    stopping.abort();
    await watching;
    return samples;
  };
}

const statuses = (samples: readonly ReadySample[]): readonly number[] => samples.map(({ status }) => status);

describe('PostgreSQL fails over, or a process loses it', function () {
  this.timeout(120_000);
  let server: Server | undefined;
  before(async function () {
    server = await startPostgresIfPossible();
    if (server === undefined) this.skip();
  });
  after(() => server?.stop());

  for (const [moment, method] of [
    ['before it records what it changed', 'crm.timeline.logmessage.add'],
    ['while it reads', 'imopenlines.dialog.get'],
  ] as const) {
    it(`attack 14: cut from the database ${moment}: another process takes over within 30 s, and nothing is done twice`, async () => {
      assert.ok(server);
      const { tracker, second, proxies, query, close } = await startTwoApps(await server.newDatabase());
      try {
        const { portal, on, ana, deal } = await anasPortal(tracker);
        const customer = on('telegrambot', 'Ana');
        customer.write('hola');
        await tracker.waitUntilIdle();
        const lane = `lane of ${tracker.member}`;
        const epochs = new Set<number>();
        let holders = 0;
        const watchEpoch = async (): Promise<void> => {
          const rows = await query(`select epoch from chat_tracker.leases where name = '${lane}'`);
          holders = Math.max(holders, rows.length);
          for (const { epoch } of rows) epochs.add(Number(epoch));
        };
        let frozenAt = 0;
        // Asked for before the cut: on a busy machine the other process has the lane when the test goes on.
        let firstEpoch: Promise<void> | undefined;
        const removeHook = portal.faults.before((methods) => {
          if (!methods.includes(method) || frozenAt > 0) return;
          frozenAt = performance.now();
          firstEpoch = watchEpoch();
          proxies[0].freeze();
        });
        const stops = [tracker.url, createApp(createRoutes(second.http))].map(watchReady);
        customer.write('600123456');
        await waitFor('the first process is cut off', () => frozenAt > 0);
        await firstEpoch;
        const journal = () => second.http.stores.journal.list(tracker.member, { limit: 10 });
        await waitFor('the other process has decided', async () => {
          await watchEpoch();
          return (await journal()).length > 0;
        });
        await second.lanes.runsEnded();
        assert.ok(
          performance.now() - frozenAt < GOES_ON_WITHIN_MS,
          `${Math.round(performance.now() - frozenAt)} ms`,
        );
        removeHook();
        const thawedAt = performance.now();
        proxies[0].thaw();
        await waitFor('the first process is ready again', async () => {
          await watchEpoch();
          return tracker.stores.ping().then(
            () => true,
            () => false,
          );
        });
        customer.write('otra cosa: ana@example.com');
        await portal.delivered();
        await tracker.waitUntilIdle();
        await second.lanes.idle();
        const [ofFirst = [], ofSecond = []] = await Promise.all(stops.map((stop) => stop()));

        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)].sort());
        assert.equal(portal.crm.timeline.logOf(deal).length, 1, 'one line');
        assert.equal(openLeads(portal).length, 0);
        assert.equal((await journal()).filter(({ undone }) => !undone).length, 2);
        assert.equal(holders, 1, 'one row per lane');
        assert.ok(epochs.size >= 2, 'the other holder has an epoch of its own');
        // On a busy machine it may say that an answer took too long, which is the truth, too.
        const unready = ofSecond.filter(({ status, took }) => status !== 200 && took < READY_TIMEOUT_MS);
        assert.deepEqual(unready, [], 'the other was ready all along');
        const cutOff = ofFirst.filter(({ at }) => at > frozenAt && at < thawedAt);
        assert.ok(cutOff.length > 3);
        assert.ok(
          statuses(cutOff).every((status) => status === 503),
          statuses(cutOff).join(),
        );
        assert.ok(
          cutOff.every(({ took }) => took < 4_000),
          'bounded',
        );
        assert.equal(ofFirst.at(-1)?.status, 200);
      } finally {
        await close();
      }
    });
  }

  it('attack 11: the server falls silent and another takes its address: everything goes on within 30 s, and /ready says so', async () => {
    assert.ok(server);
    const { tracker, second, proxies, close } = await startTwoApps(await server.newDatabase());
    try {
      const { portal, on, ana, deal } = await anasPortal(tracker);
      const [customer, other] = [on('telegrambot', 'Ana'), on('instagram', 'Eva')];
      customer.write('hola');
      other.write('hola');
      await tracker.waitUntilIdle();
      let frozenAt = 0;
      portal.faults.before((methods) => {
        if (!methods.includes('crm.timeline.logmessage.add') || frozenAt > 0) return;
        frozenAt = performance.now();
        for (const proxy of proxies) proxy.freeze();
      });
      const stops = [tracker.url, createApp(createRoutes(second.http))].map(watchReady);
      customer.write('600123456');
      await waitFor('the server is silent', () => frozenAt > 0);
      // An event that cannot be stored is refused; a sweep brings its message.
      other.write('600999888');
      await portal.delivered();
      assert.notEqual(portal.deliveries.at(-1)?.status, 200);
      await waitFor('both have noticed', async () => {
        const pings = [tracker.stores, second.http.stores].map((stores) => {
          const askedAt = performance.now();
          return stores.ping().then(
            () => false,
            () => performance.now() - askedAt < 50,
          );
        });
        return (await Promise.all(pings)).every(Boolean);
      });
      const failedOverAt = performance.now();
      for (const proxy of proxies) proxy.failOver();
      await waitFor('both answer', async () => {
        const pings = [tracker.stores, second.http.stores].map((stores) =>
          stores.ping().then(
            () => true,
            () => false,
          ),
        );
        return (await Promise.all(pings)).every(Boolean);
      });
      const answersAt = performance.now();
      await waitFor('what was interrupted is recorded', async () => (await tracker.journal()).length > 0);
      assert.ok(
        performance.now() - frozenAt < GOES_ON_WITHIN_MS,
        `${Math.round(performance.now() - frozenAt)} ms`,
      );
      tracker.sim.advance(60_000);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      await second.lanes.idle();
      const all = await Promise.all(stops.map((stop) => stop()));

      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)].sort());
      assert.equal(portal.crm.timeline.logOf(deal).length, 1, 'one line');
      assert.deepEqual(
        openLeads(portal).map(({ phones }) => phones),
        [['+34600999888']],
      );
      assert.equal((await tracker.journal()).length, 2);
      for (const samples of all) {
        const silent = samples.filter(({ at }) => at > frozenAt && at < failedOverAt);
        assert.ok(
          silent.length > 0 && statuses(silent).every((status) => status === 503),
          statuses(silent).join(),
        );
        const well = samples.filter(({ at, took }) => at + took < frozenAt || at > answersAt);
        assert.ok(
          statuses(well).every((status) => status === 200),
          statuses(well).join(),
        );
        assert.ok(
          samples.every(({ took }) => took < 4_000),
          'bounded',
        );
      }
    } finally {
      await close();
    }
  });
});
