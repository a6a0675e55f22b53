import type { Manifest } from './domain/manifest.ts';
import type { MemberId } from './domain/ids.ts';
import { createAcceptEvent, type AcceptEvent, type EventReport } from './application/intake/accept-event.ts';
import { appendToAllInboxes } from './application/intake/append-to-all-inboxes.ts';
import { createCleanUp } from './application/clean-up/clean-up.ts';
import { createInboxCapacity } from './application/intake/inbox-capacity.ts';
import { createUnprovenEvents } from './application/intake/unproven-events.ts';
import type { Sweeper } from './application/intake/sweeper.ts';
import { startSweeper } from './application/intake/sweeper.ts';
import type { LanesDeps } from './processing/lanes.ts';
import { Lanes } from './processing/lanes.ts';
import { createOwnTouches } from './processing/own-touches.ts';
import { createRecentItems } from './processing/recent-items.ts';
import { createPortalReader } from './processing/portal-reader.ts';
import type { Log } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import { createMetrics } from './observability/metrics.ts';
import { createNewId } from './runtime/new-id.ts';
import type { Corrections, CorrectionsDeps } from './application/corrections/corrections.ts';
import { createCorrections } from './application/corrections/corrections.ts';
import type { Operations, OperationsDeps } from './cli/operations.ts';
import { createOperations } from './cli/operations.ts';
import { createExamine } from './cli/doctor/examine.ts';
import { createPageCursors, type PageCursors } from './web/session/page-cursors.ts';
import { createPageSessions, type PageSessions } from './web/session/page-sessions.ts';
import type { LaneWatch } from './application/lane-watch.ts';
import type { ConnectionOptions } from './bitrix24/client/b24-connection.ts';
import { createRegisterPortal } from './bitrix24/install/register-portal.ts';
import type { Installation } from './bitrix24/install/installation.ts';
import { createInstallation } from './bitrix24/install/installation.ts';
import type { OAuthServer } from './bitrix24/auth/oauth-server.ts';
import { createOAuthServers } from './bitrix24/auth/oauth-servers.ts';
import type { PendingInstalls } from './bitrix24/install/pending-installs.ts';
import { createPendingInstalls } from './bitrix24/install/pending-installs.ts';
import type { PortalClients } from './bitrix24/client/portal-clients.ts';
import { createPortalClients } from './bitrix24/client/portal-clients.ts';
import { createPortalConfigCache } from './bitrix24/crm/portal-config-cache.ts';
import { withSafeBatches } from './bitrix24/client/safe-batches.ts';
import { restLogLine } from './bitrix24/client/rest-log-line.ts';
import { createTokens } from './bitrix24/auth/tokens.ts';
import { resealSecrets } from './bitrix24/install/reseal-secrets.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secrets/secret-box.ts';
import type { Timers } from './runtime/timers.ts';
import { machineTimers, repeatedly } from './runtime/timers.ts';
import type { OnCrashPoint } from './runtime/crash-points.ts';
import { noCrashPoint } from './runtime/crash-points.ts';

/**
 * Longer than a portal may work on one request (docs/bitrix24/batch-and-limits.md#request-rate); one retry
 * when its request limit is reached.
 */
const REQUEST_LIMITS: RequestLimits = { timeoutMs: 65_000, attempts: 2 };
const OAUTH_TIMEOUT_MS = 15_000;
/**
 * How often unfinished work is retried: pending installations, missing bindings, inboxes with waiting entries. One of all
 * processes does; timers of several processes are not exact.
 */
const UPKEEP_INTERVAL_MS = 60_000;
const MIN_TIME_BETWEEN_UPKEEPS_MS = 0.9 * UPKEEP_INTERVAL_MS;

/** The part of the configuration that the application needs. */
export interface ApplicationConfig {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Addresses of the authorization servers, the default first. */
  readonly oauthUrls: readonly string[];
  /** Portals and authorization server may be http on loopback. */
  readonly allowInsecurePortals: boolean;
  /** Seconds between sweeps; 0 = off. */
  readonly sweepInterval: number;
  /** Days in which an installation brings back the data of a portal that asked to delete it. */
  readonly eraseGraceDays: number;
}

export interface ApplicationDeps {
  readonly config: ApplicationConfig;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly secretBox: SecretBox;
  readonly log: Log;
  /** Unix ms. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly requestLimits?: RequestLimits;
  /** For tests: called at every crash point. */
  readonly onCrashPoint?: OnCrashPoint;
}

/** Time limit and number of attempts of one request to a portal. */
type RequestLimits = Pick<ConnectionOptions, 'timeoutMs' | 'attempts'>;

export interface Application {
  /** For the HTTP handlers. */
  readonly http: HttpDeps;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
  readonly clients: PortalClients;
  readonly operations: Operations;
  readonly corrections: Corrections;
  /**
   * Starts lanes and timers, and continues the unfinished work of an earlier process; waits for the store, for no portal.
   */
  start(): Promise<void>;
  /** Resolves when the installations and bindings that an earlier process left unfinished were tried once. */
  upkeepEnded(): Promise<void>;
  /** Waits for the current runs, starts no others, and closes the stores. */
  stop(): Promise<void>;
}

/** What the HTTP handlers depend on. */
export interface HttpDeps {
  readonly publicUrl: string;
  readonly allowInsecurePortals: boolean;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly clients: PortalClients;
  readonly installation: Installation;
  readonly sessions: PageSessions;
  readonly cursors: PageCursors;
  readonly corrections: Corrections;
  readonly lanes: LaneWatch;
  /** Unix ms. */
  readonly now: () => number;
  /** The event is durable when it resolves; only then the portal gets its 200 (docs/spec.md 3.3). */
  readonly acceptEvent: AcceptEvent;
  /** An event whose sender is not proven: the portal is read instead. */
  readonly onUnproven: (member: MemberId) => Promise<void>;
  /** Whether events are accepted and handled: between the start and the stop of the application. */
  readonly isRunning: () => boolean;
  readonly onCrashPoint?: OnCrashPoint;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** The composition root: creates every part of the application. Nothing runs before `start`, except the sweep timer. */
export function compose(deps: ApplicationDeps): Application {
  const { config, manifest, stores, secretBox, log, now = Date.now } = deps;
  const { timers = machineTimers, onCrashPoint = noCrashPoint } = deps;
  const metrics = createMetrics(manifest.events);
  const { clients, installation, pending } = composeBitrix24(deps, now, metrics);
  const laneDeps = composeLaneDeps(deps, { now, timers, metrics, clients });
  const lanes = new Lanes(laneDeps);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'timer failed');
  };
  const sweeper = startSweeper({ stores, lanes, now, onError }, config.sweepInterval);
  const acceptEvent = createAcceptEvent({
    inbox: stores.inbox,
    hasCapacity: createInboxCapacity({ stores, now }),
    lanes,
    now,
    onCrashPoint,
    onEvent: reportEvent(metrics, log),
  });
  const sessions = createPageSessions({ sealer: secretBox, now });
  const corrections = createCorrections(laneDeps, lanes);
  const examine = createExamine({ stores, clients, manifest, publicUrl: config.publicUrl, now });
  const { isRunning, ...lifecycle } = createLifecycle({
    stores,
    log,
    timers,
    now,
    onError,
    installation,
    pending,
    lanes,
    sweeper,
  });
  const http: HttpDeps = {
    publicUrl: config.publicUrl,
    allowInsecurePortals: config.allowInsecurePortals,
    manifest,
    stores,
    clients,
    installation,
    sessions,
    cursors: createPageCursors(secretBox),
    corrections,
    lanes,
    now,
    acceptEvent,
    onUnproven: createUnprovenEvents({ inbox: stores.inbox, lanes, timers, now, onError }),
    isRunning,
    onCrashPoint,
    metrics,
    log,
  };
  return {
    http,
    lanes,
    sweeper,
    clients,
    operations: createOperations(laneDeps, lanes, examine),
    corrections,
    ...lifecycle,
  };
}

interface LifecycleDeps extends Pick<ApplicationDeps, 'stores' | 'log'> {
  readonly timers: Timers;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  readonly installation: Installation;
  readonly pending: PendingInstalls;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
}

function createLifecycle(
  deps: LifecycleDeps,
): Pick<Application, 'start' | 'upkeepEnded' | 'stop'> & Pick<HttpDeps, 'isRunning'> {
  const { stores, log, timers, now, onError, installation, pending, lanes, sweeper } = deps;
  const cleanUp = createCleanUp({ stores, log, now });
  const notifyLanes = async (): Promise<void> => {
    for (const member of await stores.inbox.members()) lanes.notify(member);
  };
  const upkeep = async (): Promise<void> => {
    if (!(await stores.claimTurn('upkeep', MIN_TIME_BETWEEN_UPKEEPS_MS))) return;
    await notifyLanes();
    await installation.retry();
    await cleanUp();
  };
  let isRunning = false;
  let firstUpkeep: Promise<void> = Promise.resolve();
  let stopUpkeep: (() => void) | undefined;
  stores.onRecovery(() => {
    if (!isRunning) return;
    lanes.storeRecovered();
    void notifyLanes().catch(onError);
  });
  return {
    isRunning: () => isRunning,
    async start() {
      await resealSecrets({ portals: stores.portals, pending, log });
      await notifyLanes();
      isRunning = true;
      stopUpkeep = repeatedly(timers, UPKEEP_INTERVAL_MS, () => void upkeep().catch(onError));
      // Events that the portals queued while the app was not running.
      await appendToAllInboxes({ stores, lanes, now, onError }, { type: 'offline', ping: false });
      // Portals that do not answer take a minute each.
      firstUpkeep = installation.retry().catch(onError);
    },
    upkeepEnded: () => firstUpkeep,
    async stop() {
      isRunning = false;
      stopUpkeep?.();
      sweeper.stop();
      await lanes.stop();
      await stores.close();
    },
  };
}

/** Counts and logs the outcome of an event, with the trace that later log lines name it by. */
function reportEvent(metrics: Metrics, log: Log): (report: EventReport) => void {
  return (report) => {
    metrics.event(report.event, report.outcome, report.outcome === 'ignored' ? report.because : '');
    if (report.outcome === 'ignored') log.debug(report, 'event ignored');
    else log.info(report, 'event received');
  };
}

/** The client of the configured authorization servers. */
export function createConfiguredOAuth(
  {
    oauthUrls: urls,
    clientId,
    clientSecret,
    allowInsecurePortals: allowInsecure,
  }: Pick<ApplicationConfig, 'oauthUrls' | 'clientId' | 'clientSecret' | 'allowInsecurePortals'>,
  now: () => number,
): OAuthServer {
  return createOAuthServers({
    urls,
    clientId,
    clientSecret,
    allowInsecure,
    timeoutMs: OAUTH_TIMEOUT_MS,
    now,
  });
}

/** Everything that connects to Bitrix24. */
function composeBitrix24(
  deps: ApplicationDeps,
  now: () => number,
  metrics: Metrics,
): { clients: PortalClients; installation: Installation; pending: PendingInstalls } {
  const {
    config,
    stores,
    secretBox,
    log,
    requestLimits = REQUEST_LIMITS,
    onCrashPoint = noCrashPoint,
  } = deps;
  const { portals, restLog } = stores;
  const { clientId, clientSecret, oauthUrls, publicUrl } = config;
  const oauth = createConfiguredOAuth(config, now);
  const clients = createPortalClients({
    oauthUrls,
    clientId,
    clientSecret,
    ...requestLimits,
    log,
    now,
    onCrashPoint,
    portals,
    tokens: createTokens({ portals, oauth, log, now, onCrashPoint }),
    onRequest: (request) => {
      metrics.portalRequest(request);
      restLog.add(restLogLine(request));
    },
  });
  const registerPortal = createRegisterPortal({ portals, oauth, clients, now });
  const pending = createPendingInstalls(stores, secretBox);
  return {
    clients,
    pending,
    installation: createInstallation({
      ...deps,
      clients,
      registerPortal,
      pending,
      publicUrl,
      now,
      eraseGraceDays: config.eraseGraceDays,
    }),
  };
}

/** What lanes and the use cases that run in them depend on. */
function composeLaneDeps(
  { stores, log, onCrashPoint = noCrashPoint }: ApplicationDeps,
  {
    now,
    timers,
    metrics,
    clients,
  }: {
    readonly now: () => number;
    readonly timers: Timers;
    readonly metrics: Metrics;
    readonly clients: PortalClients;
  },
): LanesDeps & CorrectionsDeps & OperationsDeps {
  return {
    stores,
    portals: createPortalReader(stores.portals),
    locks: stores.portals,
    clientOf: async (member) => withSafeBatches(await clients.of(member)),
    portalConfig: createPortalConfigCache(now),
    ownTouches: createOwnTouches(),
    recentItems: createRecentItems(now),
    now,
    timers,
    newId: createNewId(now),
    log,
    onCrashPoint,
    onDecision: (member, decision, request) => {
      metrics.decided(decision);
      const { id, rule, outcome, changes } = decision;
      log.info(
        { member, request, decision: id, rule, outcome, changes: changes.length },
        'decision recorded',
      );
    },
    onPause: (member, { trouble, code, method }, wait) => {
      metrics.lanePaused(trouble, wait);
      log.warn({ member, trouble, code, method, wait }, 'lane paused');
    },
  };
}
