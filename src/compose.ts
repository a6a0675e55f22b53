import type { Express } from 'express';
import type { Manifest } from '../config/manifest.ts';
import type { Config } from '../config/read-config.ts';
import { createApp } from './app.ts';
import { createAcceptEvent, type AcceptedEvent } from './intake/accept-event.ts';
import { askPortals } from './intake/ask-portals.ts';
import type { Sweeper } from './intake/sweeper.ts';
import { startSweeper } from './intake/sweeper.ts';
import type { LaneDeps } from './lane/lane-deps.ts';
import { Lanes } from './lane/lanes.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createMetrics } from './metrics.ts';
import { createNewId } from './new-id.ts';
import type { Corrections } from './operate/corrections/corrections.ts';
import { createCorrections } from './operate/corrections/corrections.ts';
import type { Operations } from './operate/operations.ts';
import { createOperations } from './operate/operations.ts';
import { createExamine } from './operate/doctor/examine.ts';
import { createPageSessions } from './pages/session.ts';
import type { ConnectionOptions } from './portal/b24-connection.ts';
import { createFirstContact } from './portal/first-contact.ts';
import type { Installation } from './portal/installation.ts';
import { createInstallation } from './portal/installation.ts';
import { createOAuthServer, type OAuthServer } from './portal/oauth-server.ts';
import type { PendingInstalls } from './portal/pending-installs.ts';
import { createPendingInstalls } from './portal/pending-installs.ts';
import type { PortalClients } from './portal/portal-clients.ts';
import { createPortalClients } from './portal/portal-clients.ts';
import { createPortalFacts } from './portal/read/facts.ts';
import { withSafeBatches } from './portal/safe-batches.ts';
import { restLogLine } from './portal/rest-log-line.ts';
import { createTokens } from './portal/tokens.ts';
import { resealSecrets } from './reseal-secrets.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secret-box.ts';
import type { Timers } from './timers.ts';
import { machineTimers, repeatedly } from './timers.ts';
import type { At } from './write-points.ts';
import { atNothing } from './write-points.ts';

/** Longer than a portal may work on one request (rest-contract.md 5); asked once more where its bucket was full. */
const PATIENCE: Patience = { timeoutMs: 65_000, attempts: 2 };
const OAUTH_TIMEOUT = 15_000;
/** How often the app tries again what it could not finish: kept installations, missing bindings, waiting lanes. */
const UPKEEP = 60_000;

export interface Parts {
  readonly config: Config;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly secretBox: SecretBox;
  readonly log: Log;
  /** Unix ms. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly patience?: Patience;
  /** For tests: hears of every write point. */
  readonly at?: At;
}

/** How much one request to a portal may take. */
export type Patience = Pick<ConnectionOptions, 'timeoutMs' | 'attempts'>;

export interface Application {
  readonly app: Express;
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

/** The only place where parts are joined. */
export function compose(parts: Parts): Application {
  const { config, manifest, stores, secretBox, log, now = Date.now } = parts;
  const { timers = machineTimers, at = atNothing } = parts;
  const metrics = createMetrics(manifest.events);
  const { clients, installation, pending } = composePortal(parts, now, metrics);
  const laneDeps = composeLane(parts, { now, timers, metrics, clients });
  const lanes = new Lanes(laneDeps);
  const wake = lanes.wake.bind(lanes);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'a timer failed');
  };
  const sweeper = startSweeper({ stores, now, wake, onError }, config.sweepInterval);
  const acceptEvent = createAcceptEvent({
    inbox: stores.inbox,
    now,
    at,
    wake,
    onEvent: tellEvent(metrics, log),
  });
  const sessions = createPageSessions({ sealer: secretBox, now });
  const corrections = createCorrections(laneDeps, lanes);
  const examine = createExamine({ stores, clients, manifest, publicUrl: config.publicUrl, now });
  const app = createApp({
    config,
    manifest,
    stores,
    clients,
    installation,
    sessions,
    corrections,
    lanes,
    now,
    acceptEvent,
    at,
    metrics,
    log,
  });
  return {
    app,
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
  const wake = lanes.wake.bind(lanes);
  const upkeep = async (): Promise<void> => {
    await installation.retry();
    for (const member of await stores.inbox.members()) wake(member);
  };
  let stopUpkeep: (() => void) | undefined;
  return {
    async start() {
      await resealSecrets({ portals: stores.portals, pending, log });
      stopUpkeep = repeatedly(timers, UPKEEP, () => void upkeep().catch(onError));
      await upkeep();
      // What the portals kept while nobody listened.
      await askPortals({ stores, now, wake }, { type: 'offline', ping: false });
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
function tellEvent(metrics: Metrics, log: Log): (told: AcceptedEvent) => void {
  return (told) => {
    metrics.event(told.event, told.outcome, told.outcome === 'ignored' ? told.because : '');
    if (told.outcome === 'ignored') log.debug(told, 'nothing to do for an event');
    else log.info(told, 'event');
  };
}

/** The authorization server that the configuration names. */
export function createConfiguredOAuth(
  { oauthUrl: url, clientId, clientSecret, allowInsecurePortals: allowInsecure }: Config,
  now: () => number,
): OAuthServer {
  return createOAuthServer({ url, clientId, clientSecret, allowInsecure, timeoutMs: OAUTH_TIMEOUT, now });
}

/** Everything that speaks to Bitrix24. */
function composePortal(
  parts: Parts,
  now: () => number,
  metrics: Metrics,
): { clients: PortalClients; installation: Installation; pending: PendingInstalls } {
  const { config, stores, secretBox, log, patience = PATIENCE, at = atNothing } = parts;
  const { portals, restLog } = stores;
  const { clientId, clientSecret, oauthUrl, publicUrl } = config;
  const oauth = createConfiguredOAuth(config, now);
  const clients = createPortalClients({
    oauthUrl,
    clientId,
    clientSecret,
    ...patience,
    log,
    now,
    at,
    portals,
    tokens: createTokens({ portals, oauth, log, now, at }),
    onRequest: (request) => {
      metrics.portalRequest(request);
      restLog.add(restLogLine(request));
    },
  });
  const firstContact = createFirstContact({ portals, oauth, clients, log, now });
  const pending = createPendingInstalls(stores, secretBox);
  return {
    clients,
    pending,
    installation: createInstallation({ ...parts, clients, firstContact, pending, publicUrl, now }),
  };
}

/** What a lane works with. */
function composeLane(
  { stores, log, at = atNothing }: Parts,
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
    facts: createPortalFacts(now),
    now,
    timers,
    newId: createNewId(now),
    log,
    at,
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
