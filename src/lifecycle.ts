import { createCleanUp } from './application/clean-up/clean-up.ts';
import { createSendNotices } from './application/notices/send-notices.ts';
import { appendToAllInboxes } from './application/intake/append-to-all-inboxes.ts';
import type { Sweeper } from './application/intake/sweeper.ts';
import type { ApplicationDeps } from './application-deps.ts';
import type { Installation } from './bitrix24/install/installation.ts';
import type { PendingInstalls } from './bitrix24/install/pending-installs.ts';
import { prepareReading } from './domain/reading/prepare-reading.ts';
import { resealSecrets } from './bitrix24/install/reseal-secrets.ts';
import type { Lanes } from './processing/lanes.ts';
import type { ClientOf } from './processing/portal-context.ts';
import type { Timers } from './runtime/timers.ts';
import { repeatedly } from './runtime/timers.ts';

/**
 * How often unfinished work is retried: pending installations, missing bindings, inboxes with waiting entries; and what is
 * due by time is done. One of all processes does; timers of several processes are not exact.
 */
const UPKEEP_INTERVAL_MS = 60_000;
const MIN_TIME_BETWEEN_UPKEEPS_MS = 0.9 * UPKEEP_INTERVAL_MS;

/** Start, upkeep and stop of the application. */
export interface Lifecycle {
  /** Whether events are accepted and handled: between the start and the stop of the application. */
  readonly isRunning: () => boolean;
  /**
   * Starts lanes and timers, and continues the unfinished work of an earlier process; waits for the store, for no portal.
   */
  start(): Promise<void>;
  /** Resolves when the installations and bindings that an earlier process left unfinished were tried once. */
  upkeepEnded(): Promise<void>;
  /** Waits for the current runs, starts no others, and closes the stores. */
  stop(): Promise<void>;
}

interface LifecycleDeps extends Pick<ApplicationDeps, 'stores' | 'log'> {
  readonly timers: Timers;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  readonly installation: Installation;
  readonly pending: PendingInstalls;
  readonly lanes: Lanes;
  readonly sweeper: Sweeper;
  readonly clientOf: ClientOf;
  readonly newId: () => string;
}

export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  const { stores, log, timers, now, onError, installation, pending, lanes, sweeper } = deps;
  const cleanUp = createCleanUp({ stores, log, now });
  const sendNotices = createSendNotices(deps);
  const notifyLanes = async (): Promise<void> => {
    for (const member of await stores.inbox.members()) lanes.notify(member);
  };
  const upkeep = async (): Promise<void> => {
    if (!(await stores.claimTurn('upkeep', MIN_TIME_BETWEEN_UPKEEPS_MS))) return;
    await notifyLanes();
    await installation.retry();
    await cleanUp();
    await sendNotices();
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
      // Else the first portal's reading time would be charged with it.
      prepareReading();
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
