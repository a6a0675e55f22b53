import { createLoadBudget } from '../../src/processing/load-budget.ts';
import { createOwnTouches } from '../../src/processing/own-touches.ts';
import type { Express } from 'express';
import { readManifest } from '../../config/read-manifest.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import type { LanesDeps } from '../../src/processing/lanes.ts';
import { Lanes } from '../../src/processing/lanes.ts';
import { ReadingBudgets } from '../../src/processing/reading-budget.ts';
import { createRecentItems } from '../../src/processing/recent-items.ts';
import { createPortalReader } from '../../src/processing/portal-reader.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createNewId } from '../../src/runtime/new-id.ts';
import type { CorrectionsDeps } from '../../src/application/corrections/corrections.ts';
import { createCorrections } from '../../src/application/corrections/corrections.ts';
import { createPageCursors } from '../../src/web/session/page-cursors.ts';
import { createPageSessions } from '../../src/web/session/page-sessions.ts';
import { createRegisterPortal } from '../../src/bitrix24/install/register-portal.ts';
import { createInstallation, type Installation } from '../../src/bitrix24/install/installation.ts';
import { createOAuthServer } from '../../src/bitrix24/auth/oauth-server.ts';
import { createPendingInstalls } from '../../src/bitrix24/install/pending-installs.ts';
import { createPortalClients, type PortalClients } from '../../src/bitrix24/client/portal-clients.ts';
import { createPortalConfigCache } from '../../src/bitrix24/crm/portal-config-cache.ts';
import { createTokens } from '../../src/bitrix24/auth/tokens.ts';
import type { VerifiedEvent } from '../../src/bitrix24/auth/verify-event.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { log, secretBox } from '../bitrix24/portal-fixture.ts';
import { machineTimers } from '../../src/runtime/timers.ts';
import { noCrashPoint } from '../../src/runtime/crash-points.ts';

export const publicUrl = 'https://tracker.example.com';
export const manifest = readManifest();

export interface TrackerApp {
  readonly app: Express;
  readonly stores: Stores;
  readonly installation: Installation;
  readonly clients: PortalClients;
  /** Verified events; they are only collected. */
  readonly accepted: VerifiedEvent[];
  /** Makes `acceptEvent` fail. */
  failAcceptEvent: boolean;
  /** Moves the app's clock forward. */
  advanceClock(ms: number): void;
}

/** The app over memory stores, without processing of events. */
export async function createTrackerApp(
  oauthUrl: string,
  appUrl = publicUrl,
  storeBox = secretBox,
): Promise<TrackerApp> {
  const stores = await openMemoryStores({ secretBox: storeBox });
  let clockOffsetMs = 0;
  const now = (): number => Date.now() + clockOffsetMs;
  const clientOptions = {
    clientId: 'local.1',
    clientSecret: 'client secret',
    timeoutMs: 2000,
    attempts: 2,
    now,
  };
  const { portals } = stores;
  const oauth = createOAuthServer({ ...clientOptions, url: oauthUrl, allowInsecure: true });
  const tokens = createTokens({ portals, oauth, log, now });
  const clients = createPortalClients({
    ...clientOptions,
    oauthUrls: [oauthUrl],
    portals,
    tokens,
    log,
    onRequest: () => undefined,
  });
  const registerPortal = createRegisterPortal({ portals, oauth, clients, now });
  const pending = createPendingInstalls(stores, secretBox);
  const installation = createInstallation({
    stores,
    clients,
    registerPortal,
    pending,
    manifest,
    publicUrl: appUrl,
    eraseGraceDays: 14,
    log,
    now,
  });
  const laneDeps: LanesDeps & CorrectionsDeps = {
    onCrashPoint: noCrashPoint,
    stores,
    portals: createPortalReader(portals),
    locks: portals,
    clientOf: (member) => clients.of(member),
    portalConfig: createPortalConfigCache(now),
    ownTouches: createOwnTouches(),
    loadBudget: createLoadBudget(),
    recentItems: createRecentItems(now),
    readingBudgets: new ReadingBudgets(),
    now,
    timers: machineTimers,
    newId: createNewId(now),
    log,
    onDecision: () => undefined,
    onPause: () => undefined,
  };
  const lanes = new Lanes(laneDeps);
  const tracker: TrackerApp = {
    stores,
    installation,
    clients,
    accepted: [],
    failAcceptEvent: false,
    advanceClock: (ms) => void (clockOffsetMs += ms),
    app: createApp(
      createRoutes({
        publicUrl: appUrl,
        allowInsecurePortals: true,
        manifest,
        stores,
        clients,
        installation,
        sessions: createPageSessions({ sealer: secretBox, now }),
        cursors: createPageCursors(secretBox),
        corrections: createCorrections(laneDeps, lanes),
        lanes,
        now,
        acceptEvent: async (event) => {
          if (tracker.failAcceptEvent) throw new Error('disk full');
          tracker.accepted.push(event);
          return 'accepted';
        },
        onUnproven: () => Promise.resolve(),
        isRunning: () => true,
        metrics: createMetrics(manifest.events),
        log,
      }),
    ),
  };
  return tracker;
}
