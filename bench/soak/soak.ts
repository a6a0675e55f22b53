import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/portal-simulator.ts';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { startAppProcess, type AppProcess } from '../process/app-process.ts';
import { Chance } from './chance.ts';
import { check, type Findings } from './check.ts';
import { sizeOf, type Sample } from './memory.ts';
import type { SoakOptions } from './options.ts';
import { live, settle, type Town } from './people.ts';
import { Tally } from './tally.ts';
import { Trouble } from './trouble.ts';

const client = { clientId: 'local.soak', clientSecret: 'secret of the soak' };
const secretKey = 'key of the soak';
/** So short that many time-outs fit into a run; the simulator answers within it even on a busy machine. */
const PORTAL_TIMEOUT = 3000;
/** Something goes wrong with a portal once in so many of its events. */
const EVENTS_PER_STRIKE = 150;
/** At most; a short run takes fewer, as each stops the app for a full collection. */
const SAMPLES = 24;
/** A portal's events that may wait to be posted: the app sets the pace. */
const MOST_WAITING = 20;

export interface SoakResult {
  readonly findings: Findings;
  readonly tally: Tally;
  readonly trouble: ReadonlyMap<string, number>;
  readonly samples: readonly Sample[];
  readonly people: number;
  readonly messages: number;
  readonly numbers: number;
  readonly kills: number;
  /** Seconds until the last event was posted, and until the last lane was at rest. */
  readonly posting: number;
  readonly took: number;
}

/** The app in a process of its own, portals in this one, and everything that goes wrong in a long life. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-soak-'));
  const sim = await startSimulator({ deliveryTimeout: 30_000 });
  const run = new Run(options, sim, dir);
  try {
    return await run.all();
  } finally {
    await run.end();
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  }
}

class Run {
  readonly #options: SoakOptions;
  readonly #sim: Simulator;
  readonly #dir: string;
  readonly #chance: Chance;
  readonly #trouble: Trouble;
  readonly #tally = new Tally();
  readonly #towns: Town[] = [];
  readonly #samples: Sample[] = [];
  #app: AppProcess | undefined;
  #kills = 0;

  constructor(options: SoakOptions, sim: Simulator, dir: string) {
    this.#options = options;
    this.#sim = sim;
    this.#dir = dir;
    this.#chance = new Chance(options.seed);
    this.#trouble = new Trouble(sim, new Chance(options.seed + 1));
  }

  async all(): Promise<SoakResult> {
    await this.#install();
    const began = performance.now();
    await this.#post();
    const posting = (performance.now() - began) / 1000;
    await this.#rest();
    const took = (performance.now() - began) / 1000;
    await this.#app?.stop();
    this.#app = undefined;
    const sum = (figure: (town: Town) => number): number =>
      this.#towns.reduce((all, town) => all + figure(town), 0);
    return {
      findings: await this.#check(),
      tally: this.#tally,
      trouble: this.#trouble.counts,
      samples: this.#samples,
      people: sum(({ arrived }) => arrived),
      messages: sum(({ messages }) => messages),
      numbers: sum(({ numbers }) => numbers),
      kills: this.#kills,
      posting,
      took,
    };
  }

  async end(): Promise<void> {
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
      await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
      this.#towns.push(settle(portal, index, size, this.#chance));
      this.#trouble.disturbDelivery(portal);
    }
  }

  /** Everything that happens, until enough events were posted. */
  async #post(): Promise<void> {
    const { events, kills } = this.#options;
    let nextSample = 0;
    while (this.#tally.posted < events) {
      const share = this.#tally.posted / events;
      for (const town of this.#towns) this.#turn(town, share);
      for (const { portal } of this.#towns) this.#tally.take(portal);
      if (this.#kills < kills && share > (0.45 * (this.#kills + 1)) / (kills + 1)) await this.#kill();
      if (share >= nextSample) {
        await this.#sample();
        nextSample += 1 / Math.min(SAMPLES, Math.max(4, events / 500));
      }
      await setImmediate();
    }
    await this.#sample();
  }

  #turn(town: Town, share: number): void {
    const { portal } = town;
    if (portal.deliveriesQueue.waiting.length > MOST_WAITING) return;
    // All have come before the middle: then it is known people who go on talking.
    town.arrived = Math.max(1, Math.ceil(town.people.length * Math.min(1, share / 0.4)));
    live(town, this.#chance);
    if (this.#chance.is(1 / EVENTS_PER_STRIKE)) this.#trouble.strike(portal);
  }

  /** Dies without a word, and is started again a moment later: events of that moment get no answer. */
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
    const kept = await sizeOf(join(this.#dir, 'portals'));
    this.#samples.push({ events: this.#tally.posted, ...memory, kept });
  }

  /** All goes well again, every session is closed as time would, and the sweep finds what nobody told. */
  async #rest(): Promise<void> {
    this.#trouble.end(this.#towns.map(({ portal }) => portal));
    for (const { people } of this.#towns)
      for (const { chats } of people) for (const customer of chats) customer.finishSession();
    await this.#quiet();
    await this.#app?.ask({ ask: 'sweep' });
    await this.#quiet();
  }

  /** Every event answered, every lane at rest, and nothing new came of it. */
  async #quiet(): Promise<void> {
    for (let before = -1; before !== this.#tally.posted;) {
      before = this.#tally.posted;
      await this.#sim.delivered();
      await this.#app?.ask({ ask: 'idle' });
      for (const { portal } of this.#towns) this.#tally.take(portal);
    }
  }

  async #check(): Promise<Findings> {
    const stores = await openSqliteStores({
      dir: this.#dir,
      secretBox: createSecretBox({ keys: [secretKey] }),
    });
    try {
      return await check(this.#towns, stores);
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
      portalTimeout: PORTAL_TIMEOUT,
    });
  }
}
