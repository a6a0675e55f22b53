import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import { CLIENT } from '../helpers/start-tracker.ts';
import { integrityOf } from '../store/sqlite/integrity.ts';
import type { AppProcess, Processes } from './child-process.ts';
import { Died } from './child-process.ts';
import type { Order, Plan } from './messages.ts';
import type { Looked } from './state.ts';

export interface WorldOptions {
  readonly processes: Processes;
  /** Where the first process ends itself, and the ones after it; none = nobody dies. */
  readonly plans?: Iterator<Plan, undefined>;
  /** The data is in this database. */
  readonly databaseUrl?: string;
}

/** A portal, and the app in a process that may die and is then started again with the same data. */
export class World {
  readonly sim: Simulator;
  readonly portal: PortalSim;
  /** Where processes ended, in order. */
  readonly deaths: Plan[] = [];
  /**
   * Nothing in the CRM leads to this scene's chats, so a sweep finds none of their messages: what a dead app was
   * posted comes again, as from the offline queue.
   */
  hidden = false;
  readonly #options: WorldOptions;
  readonly #dir: string;
  readonly #port: number;
  readonly #postedAgain = new Set<unknown>();
  #process: AppProcess;
  #plan: Plan | undefined;
  #ahead = 0;
  #counting = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: WorldOptions, sim: Simulator, portal: PortalSim, dir: string, port: number) {
    this.#options = options;
    this.sim = sim;
    this.portal = portal;
    this.#dir = dir;
    this.#port = port;
    this.#process = options.processes.take();
  }

  /** The app runs and is installed; nothing was counted. */
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

  /** From now on every visit of a point counts, and the first process may die. */
  async begin(): Promise<void> {
    this.#counting = true;
    await this.#count();
  }

  async advance(ms: number): Promise<void> {
    this.sim.advance(ms);
    this.#ahead += ms;
    await this.do({ kind: 'advance', ms });
  }

  /** Every event delivered, every lane at rest, whoever died on the way. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.portal.deliveries.length;) {
      before = this.portal.deliveries.length;
      await this.portal.delivered();
      const { revoked } = await this.do<{ revoked: boolean }>({ kind: 'idle' });
      if (!revoked) continue;
      // The new tokens died with the process that got them: an admin opens the app.
      // Should the app die of it, the next question starts another one, and he opens that.
      await this.portal.openApp().catch(() => undefined);
      await this.do({ kind: 'sweep' });
      before = -1;
    }
  }

  /** Asks the app; should it die, another one is started and asked again. */
  async do<T = unknown>(order: Order): Promise<T> {
    for (;;) {
      try {
        return await this.#process.ask<T>(order);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await this.#revive();
        // What the clock says is part of opening.
        if (order.kind === 'advance') return undefined as T;
      }
    }
  }

  look(): Promise<Looked> {
    return this.do<Looked>({ kind: 'look' });
  }

  visits(): Promise<Readonly<Record<string, number>>> {
    return this.do({ kind: 'visits' });
  }

  /** Takes back everything, newest first, as an admin would: again where the app died. */
  async undoAll(): Promise<void> {
    for (;;) {
      const open = (await this.look()).decisions.filter(({ undone }) => undone === undefined);
      const [newest] = open;
      if (!newest) return;
      await this.do({ kind: 'undo', id: newest.id }).catch((error: unknown) => {
        // The one that died had recorded it.
        if (!String(error).includes('ALREADY_UNDONE')) throw error;
      });
      await this.settle();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#process.ask({ kind: 'close' });
      this.#options.processes.giveBack(this.#process);
    } catch {
      this.#process.kill();
      await this.#process.died;
    }
    await this.sim.close();
    await rm(this.#dir, { recursive: true, force: true });
  }

  /** What the app wrote about itself. */
  get said(): string {
    return this.#process.said.join('');
  }

  async #revive(): Promise<void> {
    await this.#process.died;
    if (this.#plan) this.deaths.push(this.#plan);
    this.#plan = undefined;
    await this.#checkFile();
    this.#process = this.#options.processes.take();
    await this.#open();
    if (this.#counting) await this.#count();
    if (this.hidden) await this.#postAgain();
    // As the timer does.
    await this.do({ kind: 'sweep' });
  }

  /** Whatever the process was doing, its database is whole. */
  async #checkFile(): Promise<void> {
    if (this.#options.databaseUrl !== undefined) return;
    const found = await integrityOf(this.#dir);
    if (found !== 'ok') throw new Error(`the database is damaged: ${found}`);
  }

  async #open(): Promise<void> {
    const { databaseUrl } = this.#options;
    const opening = { dir: this.#dir, port: this.#port, oauthUrl: this.sim.oauthUrl, ahead: this.#ahead };
    await this.#process.ask({
      kind: 'open',
      ...opening,
      ...CLIENT,
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
  }

  async #count(): Promise<void> {
    const plan: Plan | undefined = this.#options.plans?.next().value;
    this.#plan = plan;
    await this.#process.ask({ kind: 'count', ...(plan && 'point' in plan && { place: plan }) });
    const dying = this.#process;
    if (plan && 'after' in plan) this.#timer = setTimeout(() => dying.kill(), plan.after);
  }

  async #postAgain(): Promise<void> {
    const lost = this.portal.deliveries.filter(
      ({ status, payload }) => status !== 200 && !this.#postedAgain.has(payload),
    );
    for (const { url, payload } of lost) {
      this.#postedAgain.add(payload);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      // Whoever dies of it is revived by the next question.
      await fetch(url, { method: 'POST', body: encodePhp(payload), headers }).catch(() =>
        this.#postedAgain.delete(payload),
      );
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
