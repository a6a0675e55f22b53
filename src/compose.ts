import type { Express } from 'express';
import type { Manifest } from '../config/manifest.ts';
import type { Config } from '../config/read-config.ts';
import { createApp } from './app.ts';
import { createAcceptEvent, type AcceptedEvent } from './intake/accept-event.ts';
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
import { createFirstContact } from './portal/first-contact.ts';
import type { Installation } from './portal/installation.ts';
import { createInstallation } from './portal/installation.ts';
import { createOAuthServer, type OAuthServer } from './portal/oauth-server.ts';
import { createPendingInstalls } from './portal/pending-installs.ts';
import type { PortalClients } from './portal/portal-clients.ts';
import { createPortalClients } from './portal/portal-clients.ts';
import { createPortalFacts } from './portal/read/facts.ts';
import { withSafeBatches } from './portal/safe-batches.ts';
import { restLogLine } from './portal/rest-log-line.ts';
import { createTokens } from './portal/tokens.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secret-box.ts';

/** Longer than a portal may work on one request (rest-contract.md 5). */
const PORTAL_TIMEOUT = 65_000;
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
}

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
  const metrics = createMetrics(manifest.events);
  const { clients, installation } = composePortal(parts, now, metrics);
  const laneDeps = composeLane(parts, now, metrics, clients);
  const lanes = new Lanes(laneDeps);
  const wake = lanes.wake.bind(lanes);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'a timer failed');
  };
  const sweeper = startSweeper({ stores, now, wake, onError }, config.sweepInterval);
  const acceptEvent = createAcceptEvent({
    inbox: stores.inbox,
    now,
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
    now,
    acceptEvent,
    metrics,
    log,
  });
  const upkeep = async (): Promise<void> => {
    await installation.retry();
    for (const member of await stores.inbox.members()) wake(member);
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    app,
    lanes,
    sweeper,
    clients,
    operations: createOperations(laneDeps, lanes, examine),
    corrections,
    async start() {
      timer = setInterval(() => void upkeep().catch(onError), UPKEEP);
      await upkeep();
    },
    async stop() {
      clearInterval(timer);
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
  { config, manifest, stores, secretBox, log }: Parts,
  now: () => number,
  metrics: Metrics,
): { clients: PortalClients; installation: Installation } {
  const { portals, restLog } = stores;
  const { clientId, clientSecret, oauthUrl, publicUrl } = config;
  const oauth = createConfiguredOAuth(config, now);
  const clients = createPortalClients({
    oauthUrl,
    clientId,
    clientSecret,
    timeoutMs: PORTAL_TIMEOUT,
    log,
    now,
    portals,
    tokens: createTokens({ portals, oauth, log, now }),
    onRequest: (request) => {
      metrics.portalRequest(request);
      restLog.add(restLogLine(request));
    },
  });
  const firstContact = createFirstContact({ portals, oauth, clients, log, now });
  const pending = createPendingInstalls(stores, secretBox);
  return {
    clients,
    installation: createInstallation({ stores, clients, firstContact, pending, manifest, publicUrl, log }),
  };
}

/** What a lane works with. */
function composeLane(
  { stores, log }: Parts,
  now: () => number,
  metrics: Metrics,
  clients: PortalClients,
): LaneDeps {
  return {
    stores,
    clientOf: async (member) => withSafeBatches(await clients.of(member)),
    facts: createPortalFacts(now),
    now,
    newId: createNewId(now),
    log,
    onDecision: (member, decision, request) => {
      metrics.decided(decision);
      const { id, rule, outcome, changes } = decision;
      log.info({ member, request, decision: id, rule, outcome, changes: changes.length }, 'decided');
    },
    onPause: (member, because, wait) => {
      metrics.lanePaused(because, wait);
      log.warn({ member, because, wait }, 'a lane waits');
    },
  };
}
