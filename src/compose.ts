import type { Express } from 'express';
import type { Manifest } from '../config/manifest.ts';
import type { Config } from '../config/read-config.ts';
import { createApp } from './app.ts';
import { createAcceptEvent } from './intake/accept-event.ts';
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
import { createPageSessions } from './pages/session.ts';
import { createFirstContact } from './portal/first-contact.ts';
import type { Installation } from './portal/installation.ts';
import { createInstallation } from './portal/installation.ts';
import { createOAuthServer } from './portal/oauth-server.ts';
import { createPendingInstalls } from './portal/pending-installs.ts';
import type { PortalClients } from './portal/portal-clients.ts';
import { createPortalClients } from './portal/portal-clients.ts';
import { createPortalFacts } from './portal/read/facts.ts';
import { withSafeBatches } from './portal/safe-batches.ts';
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
  /** Ms until a portal's answer is given up: shorter where time-outs are tried out. */
  readonly portalTimeout?: number;
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
  const metrics = createMetrics();
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
    onIgnored: (member, event, because) => {
      log.debug({ member, event, because }, 'nothing to do for an event');
    },
  });
  const sessions = createPageSessions({ sealer: secretBox, now });
  const { registry } = metrics;
  const corrections = createCorrections(laneDeps, lanes);
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
    registry,
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
    operations: createOperations(laneDeps, lanes),
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

/** Everything that speaks to Bitrix24. */
function composePortal(
  { config, manifest, stores, secretBox, log, portalTimeout = PORTAL_TIMEOUT }: Parts,
  now: () => number,
  metrics: Metrics,
): { clients: PortalClients; installation: Installation } {
  const { portals } = stores;
  const { clientId, clientSecret, oauthUrl, publicUrl, allowInsecurePortals: allowInsecure } = config;
  const oauth = createOAuthServer({
    url: oauthUrl,
    clientId,
    clientSecret,
    allowInsecure,
    timeoutMs: OAUTH_TIMEOUT,
    now,
  });
  const clients = createPortalClients({
    oauthUrl,
    clientId,
    clientSecret,
    timeoutMs: portalTimeout,
    log,
    now,
    portals,
    tokens: createTokens({ portals, oauth, log, now }),
    onRequest: metrics.portalRequest,
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
    onDecision: (member, decision) => {
      metrics.decided(decision);
      const { id, rule, outcome, changes } = decision;
      log.info({ member, decision: id, rule, outcome, changes: changes.length }, 'decided');
    },
  };
}
