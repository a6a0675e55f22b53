import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { freePort } from '../helpers/free-port.ts';
import { CLIENT } from '../helpers/start-tracker.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { AppProcess } from '../kill/app-process.ts';
import { ProcessPool } from '../kill/app-process.ts';
import type { StoreContents } from '../kill/state.ts';
import { startPostgresIfPossible, type Server } from '../store/postgres/server.ts';

const DAY = 86_400_000;
const GOES_ON_WITHIN_MS = 30_000;

/** Two processes of the app on one database; the portal posts its events to the first. */
async function startTwoProcesses(server: Server, processes: ProcessPool) {
  const databaseUrl = await server.newDatabase();
  const dir = await mkdtemp(join(tmpdir(), 'tracker-suspended-'));
  const sim = await startSimulator();
  sim.registerApp(CLIENT);
  const portal = await sim.addPortal({ language: 'es', license: 'es_std' });
  portal.delivery.shape = 'object';
  const [first, second] = [processes.acquire(), processes.acquire()];
  let clockOffsetMs = 0;
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const open = (app: AppProcess, ownPort: number): Promise<unknown> =>
    app.request({
      kind: 'open',
      dir,
      port: ownPort,
      publicUrl: url,
      oauthUrl: sim.oauthUrl,
      clockOffsetMs,
      databaseUrl,
      ...CLIENT,
    });
  await open(first, port);
  assert.equal((await portal.installLocally({ install: `${url}/install`, app: `${url}/app` }))?.status, 200);
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  clockOffsetMs = DAY;
  sim.advance(DAY);
  await first.request({ kind: 'advance', ms: DAY });
  await open(second, await freePort());
  const line = portal.addLine({ crmChatTracker: 'N' });
  return {
    portal,
    ana,
    deal,
    first,
    second,
    customer: portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' }),
    state: (app: AppProcess) => app.request<StoreContents>({ kind: 'readState' }),
    async idle() {
      await portal.delivered();
      for (const app of [first, second]) await app.request({ kind: 'waitUntilIdle' });
    },
    async close() {
      first.resume();
      for (const app of [first, second]) {
        await app.request({ kind: 'close' });
        app.kill();
        await app.exited;
      }
      await sim.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

describe('a process that is suspended for longer than its leases last, and goes on later', function () {
  this.timeout(120_000);
  let server: Server | undefined;
  let processes: ProcessPool | undefined;
  before(async function () {
    server = await startPostgresIfPossible();
    if (server === undefined) this.skip();
    processes = new ProcessPool(1);
  });
  after(async () => {
    await processes?.close();
    await server?.stop();
  });

  for (const [moment, method] of [
    ['while it reads', 'crm.duplicate.findbycomm'],
    ['while it changes the CRM', 'crm.activity.binding.add'],
    ['with its last change under way', 'crm.timeline.logmessage.add'],
  ] as const) {
    it(`attack 14: ${moment}: the other process takes over within 30 s, and nothing is done twice`, async () => {
      assert.ok(server && processes);
      const scene = await startTwoProcesses(server, processes);
      const { portal, ana, deal, first, second, customer } = scene;
      try {
        customer.write('hola');
        await scene.idle();
        let suspendedAt = 0;
        portal.faults.before((methods) => {
          if (!methods.includes(method) || suspendedAt > 0) return;
          suspendedAt = performance.now();
          first.suspend();
        });
        customer.write('600123456');
        await waitFor('the first process is suspended', () => suspendedAt > 0);
        await waitFor(
          'the other process has decided',
          async () => (await scene.state(second)).decisions.length > 0,
        );
        const took = performance.now() - suspendedAt;
        assert.ok(took < GOES_ON_WITHIN_MS, `${String(Math.round(took))} ms`);
        await second.request({ kind: 'waitUntilIdle' });
        const before = callsOf(portal).length;

        first.resume();
        await scene.idle();
        const writes = callsOf(portal).slice(before).filter(isWrite);
        assert.deepEqual(writes, [], 'the first process sends none of its old changes');
        customer.write('otra cosa: ana@example.com');
        await scene.idle();

        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)].sort());
        assert.equal(portal.crm.timeline.logOf(deal).length, 1, 'one line');
        const [lead] = portal.crm.leads.all();
        assert.equal(lead?.stageId, 'JUNK');
        const { decisions, suggestions, waiting, parked } = await scene.state(first);
        assert.deepEqual([decisions.length, suggestions.length, waiting.length, parked.length], [2, 0, 0, 0]);
      } finally {
        await scene.close();
      }
    });
  }
});

/** Names of all REST methods called so far; of a batch, of its commands. */
const callsOf = ({ requests }: PortalSim): readonly string[] =>
  requests.flatMap(({ method, commands }) =>
    commands.length > 0 ? commands.map((command) => command.method) : [method],
  );

const isWrite = (method: string): boolean => /\.(add|update|delete|remove|unbind|bind|set)$/.test(method);
