import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import { freePort } from '../helpers/free-port.ts';
import { CLIENT } from '../helpers/start-tracker.ts';
import { integrityOf } from '../store/sqlite/integrity.ts';
import type { AppProcess, ProcessPool } from './app-process.ts';
import { ProcessDied } from './app-process.ts';
import type { Command, KillPlan } from './messages.ts';
import type { StoreContents } from './state.ts';

export interface WorldOptions {
  readonly processes: ProcessPool;
  /** How the first process is killed, then the ones after it. Without plans no process is killed. */
  readonly killPlans?: Iterator<KillPlan, undefined>;
  /** PostgreSQL; without it the embedded store in a temporary directory is used. */
  readonly databaseUrl?: string;
}

/** A portal, and the app in a process that may be killed and is then started again over the same data. */
export class World {
  readonly sim: Simulator;
  readonly portal: PortalSim;
  /** The kills so far, in order. */
  readonly kills: KillPlan[] = [];
  /**
   * Nothing in the CRM refers to the scene's chats, so a sweep finds none of their messages: events that a killed app did
   * not accept are delivered again, as the offline queue would do.
   */
  invisibleToSweep = false;
  readonly #options: WorldOptions;
  readonly #dir: string;
  readonly #port: number;
  readonly #redelivered = new Set<unknown>();
  #process: AppProcess;
  #plan: KillPlan | undefined;
  #clockOffsetMs = 0;
  #isCounting = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: WorldOptions, sim: Simulator, portal: PortalSim, dir: string, port: number) {
    this.#options = options;
    this.sim = sim;
    this.portal = portal;
    this.#dir = dir;
    this.#port = port;
    this.#process = options.processes.acquire();
  }

  /** Starts simulator and app and installs the app. Visits of crash points are not counted yet. */
  static async start(options: WorldOptions): Promise<World> {
    const sim = await startSimulator();
    sim.registerApp(CLIENT);
    const portal = await sim.addPortal({ language: 'es', license: 'es_std' });
    portal.delivery.shape = 'object';
    const dir = await mkdtemp(join(tmpdir(), 'tracker-kill-'));
    const port = await freePort();
    const world = new World(options, sim, portal, dir, port);
    try {
      await world.#open();
      const url = `http://127.0.0.1:${String(port)}`;
      const installed = await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
      if (installed?.status !== 200) throw new Error(`not installed: ${JSON.stringify(installed)}`);
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Starts counting visits of crash points; from now on processes are killed as planned. */
  async startCounting(): Promise<void> {
    this.#isCounting = true;
    await this.#startCounting();
  }

  async advance(ms: number): Promise<void> {
    this.sim.advance(ms);
    this.#clockOffsetMs += ms;
    await this.request({ kind: 'advance', ms });
  }

  /** Waits until every event is delivered and every lane idle; restarts the app when it is killed meanwhile. */
  async waitUntilIdle(): Promise<void> {
    for (let before = -1; before !== this.portal.deliveries.length;) {
      before = this.portal.deliveries.length;
      await this.portal.delivered();
      const { revoked } = await this.request<{ revoked: boolean }>({ kind: 'waitUntilIdle' });
      if (!revoked) continue;
      // The process was killed before it stored its new tokens: an admin has to open the app. When this kills the app
      // again, the next command restarts it and the loop opens it again.
      await this.portal.openApp().catch(() => undefined);
      await this.request({ kind: 'sweep' });
      before = -1;
    }
  }

  /** Sends a command; when the app is killed, restarts it and sends the command again. */
  async request<T = unknown>(command: Command): Promise<T> {
    for (;;) {
      try {
        return await this.#process.request<T>(command);
      } catch (error) {
        if (!(error instanceof ProcessDied)) throw error;
        await this.#restart();
        // `open` already set the clock of the new process.
        if (command.kind === 'advance') return undefined as T;
      }
    }
  }

  readState(): Promise<StoreContents> {
    return this.request<StoreContents>({ kind: 'readState' });
  }

  visits(): Promise<Readonly<Record<string, number>>> {
    return this.request({ kind: 'visits' });
  }

  /** Undoes all decisions, newest first, as an admin would; again where the app was killed. */
  async undoAll(): Promise<void> {
    for (;;) {
      const open = (await this.readState()).decisions.filter(({ undone }) => undone === undefined);
      const [newest] = open;
      if (!newest) return;
      await this.request({ kind: 'undo', id: newest.id }).catch((error: unknown) => {
        // The killed process had already recorded it.
        if (!String(error).includes('ALREADY_UNDONE')) throw error;
      });
      await this.waitUntilIdle();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#process.request({ kind: 'close' });
      this.#options.processes.release(this.#process);
    } catch {
      this.#process.kill();
      await this.#process.exited;
    }
    await this.sim.close();
    await rm(this.#dir, { recursive: true, force: true });
  }

  /** Log of the current process. */
  get processOutput(): string {
    return this.#process.stderrChunks.join('');
  }

  async #restart(): Promise<void> {
    await this.#process.exited;
    if (this.#plan) this.kills.push(this.#plan);
    this.#plan = undefined;
    await this.#checkFile();
    this.#process = this.#options.processes.acquire();
    await this.#open();
    if (this.#isCounting) await this.#startCounting();
    if (this.invisibleToSweep) await this.#redeliverRejected();
    // As the app's timer would do.
    await this.request({ kind: 'sweep' });
  }

  /** Whatever the process was doing, its database is whole. */
  async #checkFile(): Promise<void> {
    if (this.#options.databaseUrl !== undefined) return;
    const found = await integrityOf(this.#dir);
    if (found !== 'ok') throw new Error(`the database is damaged: ${found}`);
  }

  async #open(): Promise<void> {
    const { databaseUrl } = this.#options;
    await this.#process.request({
      kind: 'open',
      dir: this.#dir,
      port: this.#port,
      oauthUrl: this.sim.oauthUrl,
      clockOffsetMs: this.#clockOffsetMs,
      ...CLIENT,
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
  }

  async #startCounting(): Promise<void> {
    const plan: KillPlan | undefined = this.#options.killPlans?.next().value;
    this.#plan = plan;
    await this.#process.request({ kind: 'countVisits', ...(plan && 'point' in plan && { place: plan }) });
    const target = this.#process;
    if (plan && 'after' in plan) this.#timer = setTimeout(() => target.kill(), plan.after);
  }

  async #redeliverRejected(): Promise<void> {
    const rejected = this.portal.deliveries.filter(
      ({ status, payload }) => status !== 200 && !this.#redelivered.has(payload),
    );
    for (const { url, payload } of rejected) {
      this.#redelivered.add(payload);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      // When the app is killed by it, the next command restarts the app and delivers the event again.
      await fetch(url, { method: 'POST', body: encodePhp(payload), headers }).catch(() =>
        this.#redelivered.delete(payload),
      );
    }
  }
}
