import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/portal-simulator.ts';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { startAppProcess, type AppProcess } from '../process/app-process.ts';
import { SeededRandom } from './seeded-random.ts';
import { check, type Findings } from './check.ts';
import type { MemorySample } from './memory.ts';
import type { SoakOptions } from './options.ts';
import { performRandomAction, createWorld, type World } from './world.ts';
import { TrafficCounts } from './traffic-counts.ts';
import { FaultInjector } from './fault-injector.ts';

const client = { clientId: 'local.soak', clientSecret: 'secret of the soak' };
const secretKey = 'key of the soak';
/** Short, so that many time-outs fit into a run; long enough for the simulator on a busy machine. */
const PORTAL_TIMEOUT_MS = 3000;
/** On average one fault per portal for this many actions. */
const EVENTS_PER_FAULT = 150;
/** Short runs take fewer, because each sample stops the app for a full garbage collection. */
const MAX_SAMPLES = 24;
/** A portal with more undelivered events pauses: the app sets the pace. */
const MAX_WAITING_EVENTS = 20;

export interface SoakResult {
  readonly findings: Findings;
  readonly traffic: TrafficCounts;
  readonly faults: ReadonlyMap<string, number>;
  readonly samples: readonly MemorySample[];
  readonly people: number;
  readonly messages: number;
  readonly identifiers: number;
  readonly kills: number;
  /** Until the last event was posted. */
  readonly postingSeconds: number;
  /** Until the last lane was idle. */
  readonly totalSeconds: number;
}

/** Runs the app in a process of its own against portals in this one, with faults and kills, and checks the result. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-soak-'));
  const sim = await startSimulator({ deliveryTimeout: 30_000 });
  const run = new SoakRun(options, sim, dir);
  try {
    return await run.run();
  } finally {
    await run.close();
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  }
}

class SoakRun {
  readonly #options: SoakOptions;
  readonly #sim: Simulator;
  readonly #dir: string;
  readonly #random: SeededRandom;
  readonly #faults: FaultInjector;
  readonly #traffic = new TrafficCounts();
  readonly #worlds: World[] = [];
  readonly #samples: MemorySample[] = [];
  #app: AppProcess | undefined;
  #kills = 0;

  constructor(options: SoakOptions, sim: Simulator, dir: string) {
    this.#options = options;
    this.#sim = sim;
    this.#dir = dir;
    this.#random = new SeededRandom(options.seed);
    this.#faults = new FaultInjector(sim, new SeededRandom(options.seed + 1));
  }

  async run(): Promise<SoakResult> {
    await this.#install();
    const startedAt = performance.now();
    await this.#post();
    const postingSeconds = (performance.now() - startedAt) / 1000;
    await this.#finish();
    const totalSeconds = (performance.now() - startedAt) / 1000;
    await this.#app?.stop();
    this.#app = undefined;
    const sum = (figure: (world: World) => number): number =>
      this.#worlds.reduce((total, world) => total + figure(world), 0);
    return {
      findings: await this.#check(),
      traffic: this.#traffic,
      faults: this.#faults.counts,
      samples: this.#samples,
      people: sum(({ activePeople }) => activePeople),
      messages: sum(({ messagesSent }) => messagesSent),
      identifiers: sum(({ identifiersSent }) => identifiersSent),
      kills: this.#kills,
      postingSeconds,
      totalSeconds,
    };
  }

  async close(): Promise<void> {
    await this.#app?.kill();
  }

  async #install(): Promise<void> {
    this.#sim.registerApp(client);
    this.#app = await this.#start(0);
    const { url } = this.#app;
    const { events, portals } = this.#options;
    const size = Math.max(20, Math.round(events / portals / 50));
    for (let index = 0; index < portals; index += 1) {
      const portal = await this.#sim.addPortal({ language: 'es', license: 'es_std' });
      portal.delivery.shape = index % 3 === 0 ? 'array' : 'object';
      portal.delivery.concurrency = 4;
      // After a 429 the app waits as long as the portal says: without this, ten minutes.
      portal.limits.claimedReset = () => Math.ceil(Date.now() / 1000) + 2;
      await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
      this.#worlds.push(createWorld(portal, index, size, this.#random));
      this.#faults.dropSomeEvents(portal);
    }
  }

  /** Acts in all portals, injects faults and kills the app until enough events are posted. */
  async #post(): Promise<void> {
    const { events, kills } = this.#options;
    let nextSample = 0;
    while (this.#traffic.posted < events) {
      const share = this.#traffic.posted / events;
      for (const world of this.#worlds) this.#act(world, share);
      for (const { portal } of this.#worlds) this.#traffic.collect(portal);
      if (this.#kills < kills && share > (0.45 * (this.#kills + 1)) / (kills + 1)) await this.#kill();
      if (share >= nextSample) {
        await this.#sample();
        nextSample += 1 / Math.min(MAX_SAMPLES, Math.max(4, events / 500));
      }
      await setImmediate();
    }
    await this.#sample();
  }

  #act(world: World, share: number): void {
    const { portal } = world;
    if (portal.deliveriesQueue.waiting.length > MAX_WAITING_EVENTS) return;
    // All people are active before the middle of the run; in its second half no new customers appear.
    world.activePeople = Math.max(1, Math.ceil(world.people.length * Math.min(1, share / 0.4)));
    performRandomAction(world, this.#random);
    if (this.#random.chance(1 / EVENTS_PER_FAULT)) this.#faults.injectRandomFault(portal);
  }

  /** Kills the app and restarts it 200 ms later: events posted in between get no answer. */
  async #kill(): Promise<void> {
    const { port } = this.#app ?? { port: 0 };
    await this.#app?.kill();
    this.#kills += 1;
    await sleep(200);
    this.#app = await this.#start(port);
  }

  async #sample(): Promise<void> {
    if (!this.#app) return;
    const memory = await this.#app.memory();
    this.#samples.push({ events: this.#traffic.posted, ...memory });
  }

  /** Removes the faults, ends all sessions and lets the sweep find messages whose events were lost. */
  async #finish(): Promise<void> {
    this.#faults.clear(this.#worlds.map(({ portal }) => portal));
    for (const { people } of this.#worlds)
      for (const { chats } of people) for (const customer of chats) customer.finishSession();
    await this.#waitUntilIdle();
    await this.#app?.request({ kind: 'sweep' });
    await this.#waitUntilIdle();
  }

  /** Waits until every event is answered and every lane idle, and no further event was posted meanwhile. */
  async #waitUntilIdle(): Promise<void> {
    for (let before = -1; before !== this.#traffic.posted;) {
      before = this.#traffic.posted;
      await this.#sim.delivered();
      await this.#app?.request({ kind: 'idle' });
      for (const { portal } of this.#worlds) this.#traffic.collect(portal);
    }
  }

  async #check(): Promise<Findings> {
    const stores = await openSqliteStores({
      dir: this.#dir,
      secretBox: createSecretBox({ keys: [secretKey] }),
    });
    try {
      return await check(this.#worlds, stores);
    } finally {
      await stores.close();
    }
  }

  #start(port: number): Promise<AppProcess> {
    return startAppProcess({
      ...client,
      port,
      dir: this.#dir,
      secretKey,
      oauthUrl: this.#sim.oauthUrl,
      sweepInterval: 30,
      portalTimeoutMs: PORTAL_TIMEOUT_MS,
    });
  }
}
