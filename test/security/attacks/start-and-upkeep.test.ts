import assert from 'node:assert/strict';
import request from 'supertest';
import { createRoutes } from '../../../handlers/routes.ts';
import { createApp } from '../../../src/app.ts';
import { memberId, type MemberId } from '../../../src/domain/ids.ts';
import { createBoundedJobs } from '../../../src/runtime/bounded-jobs.ts';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { openLeads } from '../../helpers/crm-facts.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { withTracker } from '../../helpers/with-tracker.ts';

const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
const SILENT_PORTALS = 40;

/** Stores that an app does not close when it stops: the next one uses them. */
async function lastingStores(): Promise<{ readonly stores: Stores; readonly close: () => Promise<void> }> {
  const memory = await openMemoryStores({ secretBox });
  return { stores: { ...memory, close: () => Promise.resolve() }, close: () => memory.close() };
}

describe('attack 10: portals that do not answer hold up start and upkeep', function () {
  this.timeout(120_000);
  it('attack 10: beside 40 silent portals an accepted event of a good one is handled at once, and /ready says when', async () => {
    const { stores, close } = await lastingStores();
    await withTracker({ stores }, async (tracker) => {
      const line = tracker.portal.addLine({ crmChatTracker: 'N' });
      await addSilentPortals(tracker);
      await stores.settings.putNote(tracker.member, 'bindings', 'missing');
      // The event is accepted, and the process ends before its lane runs.
      await tracker.application.stop();
      tracker.portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.portal.delivered();

      const next = tracker.createSecondApp(stores);
      const app = createApp(createRoutes(next.http));
      assert.equal((await request(app).get('/ready')).status, 503, 'not started');
      const startedAt = performance.now();
      await next.start();
      assert.equal((await request(app).get('/ready')).status, 200);
      await waitFor('the message is handled', () => openLeads(tracker.portal).length === 1);
      const handledMs = performance.now() - startedAt;
      assert.ok(handledMs < 10_000, `${Math.round(handledMs)} ms`);
      await waitFor('the good portal is bound', async () => {
        const note = await stores.settings.note(tracker.member, 'bindings');
        return note !== 'missing';
      });
      // Ends the requests that wait.
      await tracker.sim.close();
      await next.stop();
      assert.equal((await request(app).get('/ready')).status, 503, 'stopped');
    });
    await close();
  });

  it('attack 10: silent portals are asked a few at a time, and less and less often', async () => {
    let now = 0;
    const jobs = createBoundedJobs({
      concurrency: 3,
      slowMs: 60_000,
      firstWaitMs: 1_000,
      maxWaitMs: 4_000,
      now: () => now,
    });
    const keys = Array.from({ length: 10 }, (_, n) => `p${n}`);
    let running = 0;
    let most = 0;
    const asked: string[] = [];
    const work = async (key: string): Promise<boolean> => {
      asked.push(key);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return key === 'p0';
    };
    await Promise.all([jobs.run(keys, work), jobs.run(keys, work)]);
    assert.equal(most, 3);
    assert.deepEqual([...asked].sort(), keys, 'each once');
    const counts: number[] = [];
    for (now = 500; now <= 16_500; now += 1_000) {
      asked.length = 0;
      await jobs.run(['p0', 'p1'], work);
      counts.push(asked.filter((key) => key === 'p1').length);
    }
    // After 1, 2, 4, 4, ... s.
    assert.deepEqual(counts, [0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0]);
  });

  it('attack 10: a silent authorization server that installations wait for holds up no rebinding', async () => {
    const { stores, close } = await lastingStores();
    await withTracker({ stores }, async (tracker) => {
      await stores.settings.putNote(tracker.member, 'bindings', 'missing');
      tracker.sim.oauthFaults.failNext('reset');
      const unknown = 'f'.repeat(32);
      const body = new URLSearchParams({
        event: 'ONAPPINSTALL',
        'auth[member_id]': unknown,
        'auth[application_token]': 'x'.repeat(32),
        'auth[refresh_token]': 'y'.repeat(40),
      });
      const answer = await fetch(`${tracker.url}/install`, { method: 'POST', body });
      assert.equal(answer.status, 202);
      await tracker.application.stop();
      tracker.sim.oauthFaults.hold();
      const next = tracker.createSecondApp(stores);
      await next.start();
      await waitFor('the installation is tried', () => tracker.sim.oauthFaults.held > 0);
      await waitFor('the portal is bound', async () => {
        const note = await stores.settings.note(tracker.member, 'bindings');
        return note !== 'missing';
      });
      assert.ok(tracker.sim.oauthFaults.held > 0, 'the server still does not answer');
      tracker.sim.oauthFaults.release();
      await next.upkeepEnded();
      await next.stop();
    });
    await close();
  });

  async function addSilentPortals(tracker: Tracker): Promise<void> {
    for (let n = 0; n < SILENT_PORTALS; n += 1) {
      const silent = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      await silent.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      await tracker.stores.settings.putNote(memberId(silent.memberId), 'bindings', 'missing');
      silent.failNext({ how: 'timeout', times: Infinity });
    }
  }
});

describe('attack 13: an uninstallation with CLEAN during a run', () => {
  /** Stores whose `record` waits for `open` once `close` was called. */
  async function gatedStores() {
    const memory = await openMemoryStores({ secretBox });
    let opened = Promise.resolve();
    let open = (): void => undefined;
    const gate = {
      waiting: 0,
      close: () => void (opened = new Promise((resolve) => (open = resolve))),
      open: () => open(),
    };
    const record: Stores['record'] = async (member, batch) => {
      gate.waiting += 1;
      await opened;
      gate.waiting -= 1;
      await memory.record(member, batch);
    };
    const stores: Stores = { ...memory, record };
    return { stores, gate };
  }
  const contents = async (stores: Stores, member: MemberId) => ({
    count: await stores.bindings.count(member),
    journal: (await stores.journal.list(member, { limit: 9 })).length,
    waiting: (await stores.inbox.load(member)).waiting,
  });
  const nothing = { count: { chats: 0, customers: 0 }, journal: 0, waiting: 0 };

  async function inRun(test: (tracker: Tracker, gate: { open: () => void }) => Promise<void>): Promise<void> {
    const { stores, gate } = await gatedStores();
    await withTracker({ stores }, async (tracker) => {
      const line = tracker.portal.addLine({ crmChatTracker: 'N' });
      tracker.portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.notDeepEqual(await contents(stores, tracker.member), nothing);
      gate.close();
      tracker.portal.customer({ connector: 'instagram', line: line.id }).write('600999888');
      await tracker.portal.delivered();
      await waitFor('a run is about to record', () => gate.waiting > 0);
      await test(tracker, gate);
    });
  }

  it('attack 13: erases after the run, and nothing of it is left, nor in a new installation', async () => {
    await inRun(async ({ portal, stores, member, url }, gate) => {
      const uninstalled = portal.uninstall({ clean: true });
      await waitFor(
        'it is uninstalled',
        async () => (await stores.portals.get(member))?.state === 'uninstalled',
      );
      const installed = portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
      gate.open();
      await uninstalled;
      await installed;
      assert.equal((await stores.portals.get(member))?.state, 'active');
      const { count, journal } = await contents(stores, member);
      assert.deepEqual({ count, journal }, { count: nothing.count, journal: 0 });
    });
  });

  it('attack 13: a process that ends before it erased leaves that to the next one', async () => {
    await inRun(async (tracker, gate) => {
      const { portal, stores, member } = tracker;
      const erase = stores.portals.erase.bind(stores.portals);
      Object.assign(stores.portals, { erase: () => Promise.reject(new Error('killed')) });
      const uninstalled = portal.uninstall({ clean: true });
      gate.open();
      await uninstalled;
      await tracker.waitUntilSettled();
      assert.equal((await stores.portals.get(member))?.state, 'uninstalled');
      Object.assign(stores.portals, { erase });
      await tracker.application.http.installation.retry();
      assert.equal(await stores.portals.get(member), undefined);
      assert.deepEqual(await contents(stores, member), nothing);
    });
  });

  it('attack 13: a page that asks for an erasure while a run records cannot bring the customer back', async () => {
    await inRun(async (tracker, gate) => {
      const { stores, member, application } = tracker;
      const [customer] = await stores.bindings.listCustomers(member, { limit: 1 });
      assert.ok(customer);
      const erased = application.lanes.runExclusive(member, () =>
        stores.eraseCustomers(member, { customers: [customer.id], chats: [], identifiers: [] }),
      );
      gate.open();
      await erased;
      await tracker.waitUntilIdle();
      assert.equal((await stores.bindings.customers(member, [customer.id])).size, 0);
    });
  });
});
