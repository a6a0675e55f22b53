import type { LineMode } from '../../../src/domain/line-settings.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Suggestion } from '../../../src/domain/suggestion.ts';
import { memberId, type MemberId } from '../../../src/domain/ids.ts';
import {
  startSimulator,
  type Item,
  type PortalSim,
  type Simulator,
  type User,
} from '../../portal-simulator.ts';
import { setLineMode } from './line-mode.ts';
import { saveByHand } from './save-by-hand.ts';
import { CLIENT, startApp, type RunningApp } from './start-app.ts';
import {
  createMirroredCustomer,
  type NewMirroredCustomer,
  type MirroredCustomer,
} from './mirrored-customer.ts';

export type Side = 'with' | 'without';
const LINE = 1;

/** Two portals with the same customers: one has the app, the other only Bitrix24's native tracker. */
export class World {
  readonly sides: Readonly<Record<Side, PortalSim>>;
  readonly app: RunningApp;
  readonly customers: MirroredCustomer[] = [];
  /** Leads created by an employee because the portal created none. */
  readonly savedByHand = new Set<Item>();
  mode: LineMode = 'auto';
  readonly #sim: Simulator;
  readonly #agents: Readonly<Record<Side, User>>;
  readonly #member: MemberId;

  constructor(sim: Simulator, app: RunningApp, sides: World['sides']) {
    this.#sim = sim;
    this.app = app;
    this.sides = sides;
    this.#agents = { with: agentOf(sides.with), without: agentOf(sides.without) };
    this.#member = memberId(sides.with.memberId);
    // The native tracker is on (Bitrix24's default) on the one side, and replaced by the app on the other.
    sides.without.addLine(newLine(this.#agents.without, 'Y'));
    sides.with.addLine(newLine(this.#agents.with, 'N'));
  }

  /** Installs the app on one of the portals. */
  async install(): Promise<void> {
    const { url } = this.app;
    await this.sides.with.installLocally({ install: `${url}/install`, app: `${url}/app` });
    await this.waitUntilIdle();
  }

  addCustomer(customer: NewMirroredCustomer): MirroredCustomer {
    const added = createMirroredCustomer(`guest${this.customers.length + 1}`, this.sides, LINE, customer);
    this.customers.push(added);
    return added;
  }

  async write(customer: MirroredCustomer, text: string): Promise<void> {
    customer.with.write(text);
    customer.without.write(text);
    const saved = saveByHand(this.sides.without, customer.without, this.#agents.without);
    if (saved) this.savedByHand.add(saved);
    await this.waitUntilIdle();
  }

  async reply(customer: MirroredCustomer, text: string): Promise<void> {
    for (const side of ['with', 'without'] as const)
      this.sides[side].agent(this.#agents[side]).reply(customer[side], text);
    await this.waitUntilIdle();
  }

  /** Switches the native tracker of one portal's line. */
  setNativeTracker(side: Side, on: boolean): void {
    const line = this.sides[side].lines.lines.get(LINE);
    if (line) line.config['CRM_CHAT_TRACKER'] = on ? 'Y' : 'N';
  }
  nativeTracker(side: Side): boolean {
    return this.sides[side].lines.lines.get(LINE)?.on('CRM_CHAT_TRACKER') ?? false;
  }

  async setMode(mode: LineMode): Promise<void> {
    this.mode = await setLineMode(this.sides.with, this.app.url, String(LINE), mode);
  }

  async undo(id: string): Promise<Decision> {
    const undone = await this.app.application.operations.undo(id, 'demo');
    await this.waitUntilIdle();
    return undone;
  }

  /** The app's decisions, oldest first. */
  async journal(): Promise<readonly Decision[]> {
    return [...(await this.app.stores.journal.list(this.#member, { limit: 200 }))].reverse();
  }

  async suggestions(): Promise<readonly Suggestion[]> {
    return this.app.stores.suggestions.list(this.#member, 'open', 500);
  }

  /** Waits until all events are delivered and the app is idle; the app's own writes cause further events. */
  async waitUntilIdle(): Promise<void> {
    const portal = this.sides.with;
    for (let before = -1; before !== portal.deliveries.length;) {
      before = portal.deliveries.length;
      await portal.delivered();
      await this.app.application.lanes.idle();
    }
  }

  /** Stops the app and the portals and removes the data. */
  async close(): Promise<void> {
    await this.app.close();
    await this.#sim.close();
  }
}

export interface WorldOptions {
  /** Level of the app's own log on stderr. */
  readonly logLevel: string;
  /** Ports of the app and of the portal that has it; any free ones where they are not given. */
  readonly ports?: { readonly app: number; readonly portal: number };
}

/** Starts the simulator and the app, and installs the app on one of the two portals. */
export async function openWorld({ logLevel, ports }: WorldOptions): Promise<World> {
  const sim = await startSimulator();
  sim.registerApp(CLIENT);
  const portal = { language: 'en', license: 'es_std', country: 'ES' };
  const sides = {
    with: await sim.addPortal({ ...portal, ...(ports && { port: ports.portal }) }),
    without: await sim.addPortal(portal),
  };
  const world = new World(sim, await startApp(sim, logLevel, ports?.app), sides);
  await world.install();
  return world;
}

function agentOf(portal: PortalSim): User {
  return portal.addUser({ name: 'Rosa', lastName: 'Gil' });
}

function newLine(agent: User, nativeTracker: 'Y' | 'N') {
  return {
    id: LINE,
    name: 'Sales',
    crmCreate: 'lead',
    crmChatTracker: nativeTracker,
    queue: [agent.id],
  } as const;
}
