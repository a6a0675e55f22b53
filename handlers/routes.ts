import { Router } from 'express';
import { createEventVerifier } from '../src/bitrix24/auth/verify-event.ts';
import { createOpenerVerifier } from '../src/bitrix24/auth/verify-opener.ts';
import type { HttpDeps } from '../src/compose.ts';
import { createStoreMetrics } from '../src/observability/store-metrics.ts';
import { pageApi } from '../src/web/api/page-api.ts';
import { readBuiltPages } from '../src/web/html/built-pages.ts';
import { appPage } from './app-page.ts';
import { assets } from './assets.ts';
import { endpointInfo } from './endpoint-info.ts';
import { errors, notFound } from './errors.ts';
import { events } from './events.ts';
import { formBody } from './form-body.ts';
import { install } from './install.ts';
import { health, metrics as metricsText, ready } from './operations.ts';
import { securityHeaders } from './security-headers.ts';
import { countProblems, timeAnswers } from './watch-events.ts';

/** Every HTTP address of the app. */
export function createRoutes(deps: HttpDeps): Router {
  const { publicUrl, allowInsecurePortals: allowInsecure, manifest, stores, clients } = deps;
  const { installation, sessions, acceptEvent, lanes, onCrashPoint, metrics, log } = deps;
  const addresses = manifest.handlers;
  const pages = readBuiltPages();
  const receiveEvent = events({
    verifyEvent: createEventVerifier({ portals: stores.portals, clients, now: deps.now }),
    installation,
    acceptEvent,
    onUnproven: deps.onUnproven,
    onEvent: metrics.event,
    known: manifest.events,
    ...(onCrashPoint && { onCrashPoint }),
    log,
  });
  const verifyOpener = createOpenerVerifier(stores.portals, clients);
  const page = appPage({ verifyOpener, sessions, installation, lanes, clients, pages, log, allowInsecure });

  const router = Router();
  router.use(securityHeaders(publicUrl));

  router.get('/health', health());
  router.get('/ready', ready(deps));
  const readStoreMetrics = createStoreMetrics(metrics.registry, stores, deps.now);
  router.get('/metrics', metricsText(metrics.registry, readStoreMetrics));
  router.use('/assets', assets(pages));

  // The vendor's console checks the addresses with HEAD (docs/bitrix24/install-and-auth.md#handler-addresses).
  router.get(Object.values(addresses), endpointInfo(manifest));
  router.post(
    addresses.events,
    timeAnswers(metrics.eventAnswered),
    formBody(),
    receiveEvent,
    countProblems((code) => metrics.event('', 'refused', code)),
  );
  router.post(addresses.install, formBody(), install({ installation, receiveEvent, allowInsecure, log }));
  router.post([addresses.app, addresses.cardTab], formBody(), page);
  router.use(pageApi(deps));

  router.use(notFound());
  router.use(errors(log));
  return router;
}
