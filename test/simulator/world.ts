import { AppStub } from './app-stub.ts';
import { RestCaller } from './rest-caller.ts';
import { startSimulator, type Simulator, type PortalSim } from '../../simulator/portal-simulator.ts';
import type { NewPortal } from '../../simulator/portal/portal-core.ts';

/** A simulator with one portal, an app stub installed by the server flow, and a REST client with an admin's token. */
export interface World {
  readonly sim: Simulator;
  readonly portal: PortalSim;
  readonly app: AppStub;
  readonly rest: RestCaller;
  /** Binds events to the app stub. */
  bind(...events: string[]): Promise<void>;
  close(): Promise<void>;
}

/** The simulator's time, Unix ms; it moves only by `sim.advance`. */
const START_TIME = Date.UTC(2026, 2, 16, 9, 0, 0);

export async function openWorld(
  portalOptions: NewPortal = {},
  now = (): number => START_TIME,
): Promise<World> {
  const sim = await startSimulator({ now });
  const app = await new AppStub().start();
  sim.registerApp({ clientId: 'local.test', clientSecret: 'test-secret' });
  const portal = await sim.addPortal({
    memberId: 'member-test',
    language: 'es',
    country: 'ES',
    ...portalOptions,
  });
  await portal.installLocally({ ...app.urls });
  const rest = new RestCaller(portal);
  return {
    sim,
    portal,
    app,
    rest,
    bind: async (...events) => {
      for (const event of events) await rest.result('event.bind', { event, handler: `${app.url}/events` });
    },
    close: async () => {
      await sim.close();
      await app.close();
    },
  };
}
