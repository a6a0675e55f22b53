import express, { type Express } from 'express';
import { readBuiltPages } from '../config/built-pages.ts';
import type { Config } from '../config/read-config.ts';
import type { Manifest } from '../config/manifest.ts';
import { appPage } from '../handlers/app-page.ts';
import { assets } from '../handlers/assets.ts';
import { errors, notFound } from '../handlers/errors.ts';
import { events } from '../handlers/events.ts';
import { formBody } from '../handlers/form-body.ts';
import { describesItself } from '../handlers/describes-itself.ts';
import { install } from '../handlers/install.ts';
import { health, metrics as metricsText, ready } from '../handlers/operations.ts';
import { securityHeaders } from '../handlers/security-headers.ts';
import { countProblems, timeAnswers } from '../handlers/watch-events.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Corrections } from './operate/corrections/corrections.ts';
import type { LaneWatch } from './operate/lane-watch.ts';
import { pageApi } from './pages/api/page-api.ts';
import type { PageSessions } from './pages/session.ts';
import type { Installation } from './portal/installation.ts';
import type { PortalClients } from './portal/portal-clients.ts';
import { createEventVerifier, type VerifiedEvent } from './portal/verify-event.ts';
import { createOpenerVerifier } from './portal/verify-opener.ts';
import { createStoreMetrics } from './store-metrics.ts';
import type { Stores } from './store/ports.ts';
import type { At } from './write-points.ts';

export interface AppDeps {
  readonly config: Pick<Config, 'publicUrl' | 'allowInsecurePortals'>;
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
  readonly at?: At;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Everything that is reached over HTTP. */
export function createApp(deps: AppDeps): Express {
  const { config, manifest, stores, clients, installation, sessions, acceptEvent, at, metrics, log } = deps;
  const { handlers } = manifest;
  const verifyOpener = createOpenerVerifier(stores.portals, clients);
  const verifyEvent = createEventVerifier(stores.portals);
  const receiveEvent = events({
    verifyEvent,
    installation,
    acceptEvent,
    onEvent: metrics.event,
    known: manifest.events,
    ...(at && { at }),
    log,
  });
  const pages = readBuiltPages();
  const page = appPage({
    verifyOpener,
    sessions,
    installation,
    lanes: deps.lanes,
    pages,
    log,
    allowInsecure: config.allowInsecurePortals,
  });

  const app = express();
  app.disable('x-powered-by');
  // Answers are made for one caller and never asked for again; built files bring their own.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(securityHeaders(config.publicUrl));

  app.get('/health', health());
  app.get('/ready', ready(stores));
  app.get('/metrics', metricsText(metrics.registry, createStoreMetrics(metrics.registry, stores, deps.now)));
  app.use('/assets', assets(pages));

  // The vendor's console asks with HEAD whether the addresses live (rest-contract.md 1.3).
  app.get(Object.values(handlers), describesItself(manifest));
  app.post(
    handlers.events,
    timeAnswers(metrics.eventAnswered),
    formBody(),
    receiveEvent,
    countProblems((code) => metrics.event('', 'refused', code)),
  );
  app.post(
    handlers.install,
    formBody(),
    install({ installation, receiveEvent, allowInsecure: config.allowInsecurePortals, log }),
  );
  app.post([handlers.app, handlers.cardTab], formBody(), page);
  app.use(pageApi({ ...deps, publicUrl: config.publicUrl }));

  app.use(notFound());
  app.use(errors(log));
  return app;
}
