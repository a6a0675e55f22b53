import type { PageLimits } from '../../src/bitrix24/client/page-limits.ts';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { readManifest } from '../../config/read-manifest.ts';
import type { Config } from '../../config/read-config.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import type { OAuthRegion } from '../../simulator/portal/portal-core.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import type { Application } from '../../src/compose.ts';
import { compose } from '../../src/compose.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { memberId } from '../../src/domain/ids.ts';
import { httpServer } from '../../src/runtime/http-server.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { ManualTimers } from './manual-timers.ts';
import { testLog } from './test-log.ts';

export const CLIENT = { clientId: 'local.test', clientSecret: 'client-secret-of-the-test' };
const DEFAULT_REQUEST_TIMEOUT_MS = 10_000;

/** The app and a simulated portal, connected over loopback. */
export interface Tracker {
  readonly sim: Simulator;
  readonly portal: PortalSim;
  readonly member: MemberId;
  /** The app that runs now: `restart` replaces it. */
  readonly application: Application;
  readonly stores: Stores;
  /** Base URL of the app. */
  readonly url: string;
  readonly log: readonly string[];
  /** Waits until every event is delivered and every lane has no work left, including work that waits for a retry. */
  waitUntilIdle(): Promise<void>;
  /** Waits until every event is delivered and no lane runs. Lanes that wait for a retry keep waiting. */
  waitUntilSettled(): Promise<void>;
  /** Moves the clock forward; runs every timer when it is due and waits until settled after it. Needs `manualTimers`. */
  advanceTime(ms: number): Promise<void>;
  /** A second app over the same stores, or over others, as another process would be. The caller starts and stops it. */
  createSecondApp(other?: Stores): Application;
  /** All decisions of the portal, oldest first. */
  journal(): Promise<readonly Decision[]>;
  /** Stops the app, which closes its stores, then starts another one at the same address over the reopened stores. */
  restart(reopen: () => Promise<Stores>): Promise<void>;
  close(): Promise<void>;
}

export interface TrackerOptions {
  readonly shape?: 'array' | 'object';
  readonly stores?: Stores;
  readonly install?: boolean;
  /** The portal's authorization server. */
  readonly oauth?: OAuthRegion;
  readonly license?: string;
  /** 2: simple CRM, without leads. */
  readonly crmMode?: 1 | 2;
  /** `LANGUAGE_ID` of the portal; Spanish unless told otherwise. */
  readonly language?: string;
  /** Clock and timers move only in `advanceTime`, and a failed request is not repeated within one call. */
  readonly manualTimers?: boolean;
  /** Tests send more in a second than people do: unlimited unless given. */
  readonly pageLimits?: PageLimits;
  /** Days until a portal that asked for it is erased; 14 unless told otherwise. */
  readonly eraseGraceDays?: number;
  /** With `manualTimers`: when a request to the portal times out. Real time, so a busy machine must answer faster. */
  readonly requestTimeoutMs?: number;
}

const MANY = { burst: 1e9, perSecond: 1e9 };
const UNLIMITED: PageLimits = { portal: MANY, user: MANY, reserve: 0, calls: MANY };

/** Starts simulator and app on free ports. The app is installed by the server flow unless `install` is false. */
export async function startTracker(options: TrackerOptions = {}): Promise<Tracker> {
  // With manual timers the clock stands still between calls of `advanceTime`: a slow machine changes no result.
  const startedAt = Date.now();
  const sim = await startSimulator(options.manualTimers ? { now: () => startedAt } : {});
  sim.registerApp(CLIENT);
  const portal = await sim.addPortal({
    language: options.language ?? 'es',
    license: options.license ?? 'es_std',
    oauth: options.oauth ?? 'info',
    crmMode: options.crmMode ?? 1,
  });
  portal.delivery.shape = options.shape ?? 'object';
  const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
  let stores = options.stores ?? (await openMemoryStores({ secretBox }));
  const log: string[] = [];
  const timers = options.manualTimers ? new ManualTimers(() => sim.now()) : undefined;
  const { requestTimeoutMs = DEFAULT_REQUEST_TIMEOUT_MS } = options;
  const requestLimits = { timeoutMs: requestTimeoutMs, attempts: 1 };
  const host = await startHost(
    sim,
    secretBox,
    log,
    { pageLimits: options.pageLimits ?? UNLIMITED, ...(timers && { timers, requestLimits }) },
    options.eraseGraceDays,
  );
  const { server, url } = host;
  let application = await host.start(stores).catch(async (error: unknown) => {
    // Open servers would keep the test process alive.
    server.close();
    await sim.close();
    throw error;
  });
  if (options.install !== false)
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
  const member = memberId(portal.memberId);
  // The app's own writes come back as events: done when a round of waiting brought no new delivery.
  const waitFor = async (lanesDone: () => Promise<void>): Promise<void> => {
    for (let before = -1; before !== portal.deliveries.length;) {
      before = portal.deliveries.length;
      await portal.delivered();
      await lanesDone();
    }
  };
  const waitUntilSettled = (): Promise<void> => waitFor(() => application.lanes.runsEnded());
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
    waitUntilIdle: () => waitFor(() => application.lanes.idle()),
    waitUntilSettled,
    async advanceTime(ms) {
      if (!timers) throw new Error('advanceTime needs a tracker started with manualTimers');
      const end = sim.now() + ms;
      for (let next = timers.nextDueAt; next !== undefined && next <= end; next = timers.nextDueAt) {
        sim.advance(Math.max(0, next - sim.now()));
        timers.runDue();
        // Lets work that a timer started without awaiting it reach the lanes.
        await new Promise((resolve) => setImmediate(resolve));
        await waitUntilSettled();
      }
      sim.advance(Math.max(0, end - sim.now()));
    },
    createSecondApp: (other) => host.compose(other ?? stores),
    async journal() {
      return [...(await stores.journal.list(member, { limit: 1000 }))].reverse();
    },
    async restart(reopen) {
      await application.stop();
      stores = await reopen();
      application = await host.start(stores);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await application.stop();
      await sim.close();
    },
  };
}

/** An HTTP server at one address that serves one app after the other. */
interface AppHost {
  readonly server: Server;
  readonly url: string;
  /** An app with the host's configuration, not started. */
  compose(stores: Stores): Application;
  /** Starts an app at the host's address; it replaces the previous one. */
  start(stores: Stores): Promise<Application>;
}

async function startHost(
  sim: Simulator,
  secretBox: ReturnType<typeof createSecretBox>,
  lines: string[],
  testOptions: Pick<Parameters<typeof compose>[0], 'timers' | 'requestLimits' | 'pageLimits'>,
  eraseGraceDays = 14,
): Promise<AppHost> {
  // The app's configuration contains its own URL: the server takes a port first, the app is composed afterwards.
  let running: Express | undefined;
  const server = httpServer((request, response) => {
    running?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const composeApp = (stores: Stores): Application =>
    compose({
      config: { ...testConfig(url, [sim.oauthUrl, sim.techOAuthUrl]), eraseGraceDays },
      manifest: readManifest(),
      stores,
      secretBox,
      log: testLog(lines),
      now: () => sim.now(),
      ...testOptions,
    });
  return {
    server,
    url,
    compose: composeApp,
    async start(stores) {
      const application = composeApp(stores);
      running = createApp(createRoutes(application.http));
      await application.start();
      await application.upkeepEnded();
      return application;
    },
  };
}

function testConfig(publicUrl: string, oauthUrls: readonly string[]): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl,
    clientId: CLIENT.clientId,
    clientSecret: CLIENT.clientSecret,
    oauthUrls,
    dataDir: '',
    databaseUrl: undefined,
    secretKeys: undefined,
    allowInsecurePortals: true,
    sweepInterval: 0,
    eraseGraceDays: 14,
    logLevel: 'debug',
  };
}
