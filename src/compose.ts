import type { ApplicationDeps } from './application-deps.ts';
import { composeBitrix24 } from './compose-bitrix24.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createLifecycle } from './lifecycle.ts';
import type { Manifest } from './domain/manifest.ts';
import type { MemberId } from './domain/ids.ts';
import { createAcceptEvent, type AcceptEvent, type EventReport } from './application/intake/accept-event.ts';
import { createInboxCapacity } from './application/intake/inbox-capacity.ts';
import { createUnprovenEvents } from './application/intake/unproven-events.ts';
import type { Sweeper } from './application/intake/sweeper.ts';
import { startSweeper } from './application/intake/sweeper.ts';
import type { LanesDeps } from './processing/lanes.ts';
import { Lanes } from './processing/lanes.ts';
import { createLoadBudget } from './processing/load-budget.ts';
import { createOwnTouches } from './processing/own-touches.ts';
import { ReadingBudgets } from './processing/reading-budget.ts';
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
import type { Installation } from './bitrix24/install/installation.ts';
import type { PageLimits } from './bitrix24/client/page-limits.ts';
import type { PortalClients } from './bitrix24/client/portal-clients.ts';
import { createPortalConfigCache } from './bitrix24/crm/portal-config-cache.ts';
import { withSafeBatches } from './bitrix24/client/safe-batches.ts';
import type { Stores } from './store/ports.ts';
import type { Timers } from './runtime/timers.ts';
import { machineTimers } from './runtime/timers.ts';
import type { OnCrashPoint } from './runtime/crash-points.ts';
import { noCrashPoint } from './runtime/crash-points.ts';

export interface Application extends Omit<Lifecycle, 'isRunning'> {
  /** For the HTTP handlers. */
  readonly http: HttpDeps;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
  readonly clients: PortalClients;
  readonly operations: Operations;
  readonly corrections: Corrections;
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
  readonly pageLimits?: PageLimits | undefined;
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
  const lifecycleDeps = { ...laneDeps, log, onError, installation, pending, lanes, sweeper };
  const { isRunning, ...lifecycle } = createLifecycle(lifecycleDeps);
  const http: HttpDeps = {
    publicUrl: config.publicUrl,
    allowInsecurePortals: config.allowInsecurePortals,
    manifest,
    stores,
    clients,
    installation,
    sessions,
    cursors: createPageCursors(secretBox),
    pageLimits: deps.pageLimits,
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

/** Counts and logs the outcome of an event, with the trace that later log lines name it by. */
function reportEvent(metrics: Metrics, log: Log): (report: EventReport) => void {
  return (report) => {
    metrics.event(report.event, report.outcome, report.outcome === 'ignored' ? report.because : '');
    if (report.outcome === 'ignored') log.debug(report, 'event ignored');
    else log.info(report, 'event received');
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
    loadBudget: createLoadBudget(),
    recentItems: createRecentItems(now),
    readingBudgets: new ReadingBudgets(),
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
      log.warn({ member, trouble, code, method, wait: Math.round(wait) }, 'lane paused');
    },
  };
}
