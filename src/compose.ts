import type { Manifest } from './domain/manifest.ts';
import { createAcceptEvent, type AcceptedEvent } from './ingestion/accept-event.ts';
import { appendToAllInboxes } from './ingestion/append-to-all-inboxes.ts';
import type { Sweeper } from './ingestion/sweeper.ts';
import { startSweeper } from './ingestion/sweeper.ts';
import type { LaneDeps } from './processing/lane-deps.ts';
import { Lanes } from './processing/lanes.ts';
import type { Log } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import { createMetrics } from './observability/metrics.ts';
import { createNewId } from './runtime/new-id.ts';
import type { Corrections } from './application/corrections/corrections.ts';
import { createCorrections } from './application/corrections/corrections.ts';
import type { Operations } from './cli/operations.ts';
import { createOperations } from './cli/operations.ts';
import { createExamine } from './cli/doctor/examine.ts';
import { createPageSessions, type PageSessions } from './web/session/page-sessions.ts';
import type { LaneWatch } from './application/lane-watch.ts';
import type { VerifiedEvent } from './bitrix24/auth/verify-event.ts';
import type { ConnectionOptions } from './bitrix24/client/b24-connection.ts';
import { createRegisterPortal } from './bitrix24/install/register-portal.ts';
import type { Installation } from './bitrix24/install/installation.ts';
import { createInstallation } from './bitrix24/install/installation.ts';
import { createOAuthServer, type OAuthServer } from './bitrix24/auth/oauth-server.ts';
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

/** Longer than a portal may work on one request (rest-contract.md 5); asked once more where its bucket was full. */
const REQUEST_LIMITS: RequestLimits = { timeoutMs: 65_000, attempts: 2 };
const OAUTH_TIMEOUT_MS = 15_000;
/** How often the app tries again what it could not finish: kept installations, missing bindings, waiting lanes. */
const UPKEEP_INTERVAL_MS = 60_000;

/** What the app needs of its configuration. */
export interface Settings {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Authorization server. */
  readonly oauthUrl: string;
  /** Portals and authorization server may be http on loopback. */
  readonly allowInsecurePortals: boolean;
  /** Seconds; 0 = off. */
  readonly sweepInterval: number;
}

export interface Parts {
  readonly config: Settings;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly secretBox: SecretBox;
  readonly log: Log;
  /** Unix ms. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly requestLimits?: RequestLimits;
  /** For tests: hears of every write point. */
  readonly onCrashPoint?: OnCrashPoint;
}

/** How much one request to a portal may take. */
type RequestLimits = Pick<ConnectionOptions, 'timeoutMs' | 'attempts'>;

export interface Application {
  /** What the HTTP handlers need. */
  readonly http: HttpDeps;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
  readonly clients: PortalClients;
  readonly operations: Operations;
  readonly corrections: Corrections;
  /** Takes up what an earlier process left behind, and starts the timers. */
  start(): Promise<void>;
  /** Running turns end, nothing new is taken, stores are closed. */
  stop(): Promise<void>;
}

/** What the HTTP handlers work with. */
export interface HttpDeps {
  readonly publicUrl: string;
  readonly allowInsecurePortals: boolean;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly clients: PortalClients;
  readonly installation: Installation;
  readonly sessions: PageSessions;
  readonly corrections: Corrections;
  readonly lanes: LaneWatch;
  /** Unix ms. */
  readonly now: () => number;
  /** Durable when it resolves; only then the portal gets its 200 (spec 3.3). */
  readonly acceptEvent: (event: VerifiedEvent) => Promise<void>;
  readonly onCrashPoint?: OnCrashPoint;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** The only place where parts are joined. */
export function compose(parts: Parts): Application {
  const { config, manifest, stores, secretBox, log, now = Date.now } = parts;
  const { timers = machineTimers, onCrashPoint = noCrashPoint } = parts;
  const metrics = createMetrics(manifest.events);
  const { clients, installation, pending } = composePortal(parts, now, metrics);
  const laneDeps = composeLane(parts, { now, timers, metrics, clients });
  const lanes = new Lanes(laneDeps);
  const notifyLane = lanes.notify.bind(lanes);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'a timer failed');
  };
  const sweeper = startSweeper({ stores, now, notifyLane, onError }, config.sweepInterval);
  const acceptEvent = createAcceptEvent({
    inbox: stores.inbox,
    now,
    onCrashPoint,
    notifyLane,
    onEvent: reportEvent(metrics, log),
  });
  const sessions = createPageSessions({ sealer: secretBox, now });
  const corrections = createCorrections(laneDeps, lanes);
  const examine = createExamine({ stores, clients, manifest, publicUrl: config.publicUrl, now });
  const http: HttpDeps = {
    publicUrl: config.publicUrl,
    allowInsecurePortals: config.allowInsecurePortals,
    manifest,
    stores,
    clients,
    installation,
    sessions,
    corrections,
    lanes,
    now,
    acceptEvent,
    onCrashPoint: onCrashPoint,
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
    ...lifeOf({ stores, log, timers, now, onError, installation, pending, lanes, sweeper }),
  };
}

interface Living extends Pick<Parts, 'stores' | 'log'> {
  readonly timers: Timers;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  readonly installation: Installation;
  readonly pending: PendingInstalls;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
}

function lifeOf(living: Living): Pick<Application, 'start' | 'stop'> {
  const { stores, log, timers, now, onError, installation, pending, lanes, sweeper } = living;
  const notifyLane = lanes.notify.bind(lanes);
  const upkeep = async (): Promise<void> => {
    await installation.retry();
    for (const member of await stores.inbox.members()) notifyLane(member);
  };
  let stopUpkeep: (() => void) | undefined;
  return {
    async start() {
      await resealSecrets({ portals: stores.portals, pending, log });
      stopUpkeep = repeatedly(timers, UPKEEP_INTERVAL_MS, () => void upkeep().catch(onError));
      await upkeep();
      // What the portals kept while nobody listened.
      await appendToAllInboxes({ stores, now, notifyLane }, { type: 'offline', ping: false });
    },
    async stop() {
      stopUpkeep?.();
      sweeper.stop();
      await lanes.stop();
      await stores.close();
    },
  };
}

/** What became of an event: counted, and told with the trace that the lane names it by. */
function reportEvent(metrics: Metrics, log: Log): (told: AcceptedEvent) => void {
  return (told) => {
    metrics.event(told.event, told.outcome, told.outcome === 'ignored' ? told.because : '');
    if (told.outcome === 'ignored') log.debug(told, 'nothing to do for an event');
    else log.info(told, 'event');
  };
}

/** The authorization server that the configuration names. */
export function createConfiguredOAuth(
  {
    oauthUrl: url,
    clientId,
    clientSecret,
    allowInsecurePortals: allowInsecure,
  }: Pick<Settings, 'oauthUrl' | 'clientId' | 'clientSecret' | 'allowInsecurePortals'>,
  now: () => number,
): OAuthServer {
  return createOAuthServer({ url, clientId, clientSecret, allowInsecure, timeoutMs: OAUTH_TIMEOUT_MS, now });
}

/** Everything that speaks to Bitrix24. */
function composePortal(
  parts: Parts,
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
  } = parts;
  const { portals, restLog } = stores;
  const { clientId, clientSecret, oauthUrl, publicUrl } = config;
  const oauth = createConfiguredOAuth(config, now);
  const clients = createPortalClients({
    oauthUrl,
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
  const registerPortal = createRegisterPortal({ portals, oauth, clients, log, now });
  const pending = createPendingInstalls(stores, secretBox);
  return {
    clients,
    pending,
    installation: createInstallation({ ...parts, clients, registerPortal, pending, publicUrl, now }),
  };
}

/** What a lane works with. */
function composeLane(
  { stores, log, onCrashPoint = noCrashPoint }: Parts,
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
): LaneDeps {
  return {
    stores,
    clientOf: async (member) => withSafeBatches(await clients.of(member)),
    portalConfig: createPortalConfigCache(now),
    now,
    timers,
    newId: createNewId(now),
    log,
    onCrashPoint,
    onDecision: (member, decision, request) => {
      metrics.decided(decision);
      const { id, rule, outcome, changes } = decision;
      log.info({ member, request, decision: id, rule, outcome, changes: changes.length }, 'decided');
    },
    onPause: (member, { trouble, code, method }, wait) => {
      metrics.lanePaused(trouble, wait);
      log.warn({ member, trouble, code, method, wait }, 'a lane waits');
    },
  };
}
