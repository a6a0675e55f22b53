import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Express } from 'express';
import { readManifest } from '../../config/read-manifest.ts';
import type { Config } from '../../config/read-config.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import type { Application } from '../../src/compose.ts';
import { compose } from '../../src/compose.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { memberId } from '../../src/domain/ids.ts';
import type { Timers } from '../../src/runtime/timers.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { ManualTimers } from './manual-timers.ts';
import { testLog } from './test-log.ts';

export const CLIENT = { clientId: 'local.test', clientSecret: 'client-secret-of-the-test' };

/** The app and a portal, joined over loopback. */
export interface Tracker {
  readonly sim: Simulator;
  readonly portal: PortalSim;
  readonly member: MemberId;
  /** The running one: `restart` puts another in its place. */
  readonly application: Application;
  readonly stores: Stores;
  /** Address of the app. */
  readonly url: string;
  readonly log: readonly string[];
  /** Every event delivered, every lane at rest. */
  settle(): Promise<void>;
  /** Every event delivered, no lane running; those that wait for their time are left waiting. */
  rest(): Promise<void>;
  /** Time passes, milliseconds of it: every timer that falls due runs, and all comes to rest after it. */
  pass(ms: number): Promise<void>;
  /** Another process of the app in the same house. Nobody sends it anything; the caller stops it. */
  another(): Application;
  /** Oldest first. */
  journal(): Promise<readonly Decision[]>;
  /** The app stops and its house is closed; another one starts at the same address in a house opened after that. */
  restart(reopen: () => Promise<Stores>): Promise<void>;
  close(): Promise<void>;
}

export interface TrackerOptions {
  readonly shape?: 'array' | 'object';
  readonly stores?: Stores;
  readonly install?: boolean;
  readonly license?: string;
  /** `LANGUAGE_ID` of the portal; Spanish unless told otherwise. */
  readonly language?: string;
  /** No timer runs by itself, only in `pass`; a request has little time and is sent once. */
  readonly byHand?: boolean;
}

/** Starts everything on free ports, installed by the server flow unless told otherwise. */
export async function startTracker(options: TrackerOptions = {}): Promise<Tracker> {
  const sim = await startSimulator();
  sim.registerApp(CLIENT);
  const portal = await sim.addPortal({
    language: options.language ?? 'es',
    license: options.license ?? 'es_std',
  });
  portal.delivery.shape = options.shape ?? 'object';
  const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
  let stores = options.stores ?? (await openMemoryStores({ secretBox }));
  const log: string[] = [];
  const timers = options.byHand ? new ManualTimers(() => sim.now()) : undefined;
  const house = await listen(sim, secretBox, log, timers);
  const { server, url } = house;
  let application = await house.start(stores).catch(async (error: unknown) => {
    // What cannot start must not keep the test run alive either.
    server.close();
    await sim.close();
    throw error;
  });
  if (options.install !== false)
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
  const member = memberId(portal.memberId);
  const rest = async (): Promise<void> => {
    for (let before = -1; before !== portal.deliveries.length;) {
      before = portal.deliveries.length;
      await portal.delivered();
      await application.lanes.settled();
    }
  };
  return {
    sim,
    portal,
    member,
    get application() {
      return application;
    },
    get stores() {
      return stores;
    },
    url,
    log,
    async settle() {
      // The app's own writes come back as events: at rest is when neither side has moved.
      for (let before = -1; before !== portal.deliveries.length;) {
        before = portal.deliveries.length;
        await portal.delivered();
        await application.lanes.idle();
      }
    },
    rest,
    async pass(ms) {
      if (!timers) throw new Error('time passes by itself here: start with byHand');
      const end = sim.now() + ms;
      for (let next = timers.next; next !== undefined && next <= end; next = timers.next) {
        sim.advance(Math.max(0, next - sim.now()));
        timers.run();
        // What a timer began without waiting for it.
        await new Promise((resolve) => setImmediate(resolve));
        await rest();
      }
      sim.advance(Math.max(0, end - sim.now()));
    },
    another: () => house.compose(stores),
    async journal() {
      return [...(await stores.journal.list(member, { limit: 1000 }))].reverse();
    },
    async restart(reopen) {
      await application.stop();
      stores = await reopen();
      application = await house.start(stores);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await application.stop();
      await sim.close();
    },
  };
}

interface House {
  readonly server: Server;
  readonly url: string;
  /** An app of this configuration, not started. */
  compose(stores: Stores): Application;
  /** Starts an app at this address, in the place of the one before. */
  start(stores: Stores): Promise<Application>;
}

async function listen(
  sim: Simulator,
  secretBox: ReturnType<typeof createSecretBox>,
  lines: string[],
  timers: Timers | undefined,
): Promise<House> {
  // The app needs its own address before it listens: a server takes the port, the app comes after.
  let running: Express | undefined;
  const server = createServer((request, response) => {
    running?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const app = (stores: Stores): Application =>
    compose({
      config: testConfig(url, sim.oauthUrl),
      manifest: readManifest(),
      stores,
      secretBox,
      log: testLog(lines),
      now: () => sim.now(),
      ...(timers && { timers, requestLimits: { timeoutMs: 300, attempts: 1 } }),
    });
  return {
    server,
    url,
    compose: app,
    async start(stores) {
      const application = app(stores);
      running = createApp(createRoutes(application.http));
      await application.start();
      return application;
    },
  };
}

function testConfig(publicUrl: string, oauthUrl: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl,
    clientId: CLIENT.clientId,
    clientSecret: CLIENT.clientSecret,
    oauthUrl,
    dataDir: '',
    databaseUrl: undefined,
    secretKeys: undefined,
    allowInsecurePortals: true,
    sweepInterval: 0,
    logLevel: 'debug',
  };
}
