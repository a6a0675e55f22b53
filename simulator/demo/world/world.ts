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
import { createTwin, type NewTwin, type Twin } from './twin.ts';

export type Side = 'with' | 'without';
export const LINE = 1;

/** Two portals that hear the same customers: one has the app, the other one has only what Bitrix24 brings. */
export class World {
  readonly sides: Readonly<Record<Side, PortalSim>>;
  readonly app: RunningApp;
  readonly twins: Twin[] = [];
  /** Leads that an employee made because the portal made none. */
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
    // As delivered on the one side; taken over by the app on the other.
    sides.without.addLine(newLine(this.#agents.without, 'Y'));
    sides.with.addLine(newLine(this.#agents.with, 'N'));
  }

  /** The app goes to one portal only. */
  async install(): Promise<void> {
    const { url } = this.app;
    await this.sides.with.installLocally({ install: `${url}/install`, app: `${url}/app` });
    await this.settle();
  }

  addCustomer(customer: NewTwin): Twin {
    const twin = createTwin(`guest${this.twins.length + 1}`, this.sides, LINE, customer);
    this.twins.push(twin);
    return twin;
  }

  async write(twin: Twin, text: string): Promise<void> {
    twin.with.write(text);
    twin.without.write(text);
    const saved = saveByHand(this.sides.without, twin.without, this.#agents.without);
    if (saved) this.savedByHand.add(saved);
    await this.settle();
  }

  async reply(twin: Twin, text: string): Promise<void> {
    for (const side of ['with', 'without'] as const)
      this.sides[side].agent(this.#agents[side]).reply(twin[side], text);
    await this.settle();
  }

  /** The portal's own tracker on one side's line, as an admin switches it. */
  setOwnTracker(side: Side, on: boolean): void {
    const line = this.sides[side].lines.lines.get(LINE);
    if (line) line.config['CRM_CHAT_TRACKER'] = on ? 'Y' : 'N';
  }
  ownTracker(side: Side): boolean {
    return this.sides[side].lines.lines.get(LINE)?.on('CRM_CHAT_TRACKER') ?? false;
  }

  async setMode(mode: LineMode): Promise<void> {
    this.mode = await setLineMode(this.sides.with, this.app.url, String(LINE), mode);
  }

  async undo(id: string): Promise<Decision> {
    const undone = await this.app.application.operations.undo(id, 'demo');
    await this.settle();
    return undone;
  }

  /** Oldest first. */
  async journal(): Promise<readonly Decision[]> {
    return [...(await this.app.stores.journal.list(this.#member, { limit: 200 }))].reverse();
  }

  async suggestions(): Promise<readonly Suggestion[]> {
    return this.app.stores.suggestions.list(this.#member, 'open', 500);
  }

  /** Every event delivered, the app at rest: the app's own writes come back as events. */
  async settle(): Promise<void> {
    const portal = this.sides.with;
    for (let before = -1; before !== portal.deliveries.length;) {
      before = portal.deliveries.length;
      await portal.delivered();
      await this.app.application.lanes.idle();
    }
  }

  /** Nothing is left running, no file is left behind. */
  async close(): Promise<void> {
    await this.app.close();
    await this.#sim.close();
  }
}

export async function openWorld(logLevel: string): Promise<World> {
  const sim = await startSimulator();
  sim.registerApp(CLIENT);
  const portal = { language: 'en', license: 'es_std', country: 'ES' };
  const sides = { with: await sim.addPortal(portal), without: await sim.addPortal(portal) };
  const world = new World(sim, await startApp(sim, logLevel), sides);
  await world.install();
  return world;
}

function agentOf(portal: PortalSim): User {
  return portal.addUser({ name: 'Rosa', lastName: 'Gil' });
}

function newLine(agent: User, ownTracker: 'Y' | 'N') {
  return {
    id: LINE,
    name: 'Sales',
    crmCreate: 'lead',
    crmChatTracker: ownTracker,
    queue: [agent.id],
  } as const;
}
