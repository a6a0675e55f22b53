import type { PortalRecord } from '../../domain/portal-record.ts';
import type { LaneLog } from '../../processing/lane-log.ts';
import { JOURNAL_RETENTION_MS } from '../../store/retention.ts';
import type { Stores } from '../../store/ports.ts';
import { isPortalUnknown } from '../../store/store-error.ts';

export interface CleanUpDeps {
  readonly stores: Pick<Stores, 'portals' | 'appNotes' | 'expire'>;
  readonly log: Pick<LaneLog, 'info' | 'warn'>;
  /** Unix ms. */
  readonly now: () => number;
}

const NOTE = 'cleanUp';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Deletes by time, once an hour: rows of every portal that are older than they may be, and all data of portals whose
 * uninstallation was proven long enough ago. Its time advances by a day per run at most, so that a clock that is far ahead
 * for a while deletes little.
 */
export function createCleanUp({ stores, log, now }: CleanUpDeps): () => Promise<void> {
  const { portals, appNotes } = stores;
  let lastRun = Number.NEGATIVE_INFINITY;

  const trustedTime = async (): Promise<number> => {
    const before = Number((await appNotes.get(NOTE)) ?? NaN);
    const at = Number.isFinite(before) ? Math.min(now(), before + DAY_MS) : now();
    await appNotes.put(NOTE, String(at));
    return at;
  };

  const eraseIfDue = async (portal: PortalRecord, at: number): Promise<void> => {
    if (portal.state !== 'uninstalled') return;
    if (portal.eraseAt === undefined) {
      // Uninstalled in an earlier version.
      await portals.update({ ...portal, eraseAt: at + JOURNAL_RETENTION_MS });
    } else if (portal.eraseAt <= at) {
      await portals.erase(portal.memberId);
      log.info({ member: portal.memberId }, 'erased: its time after the uninstallation is over');
    }
  };

  return async () => {
    if (Math.abs(now() - lastRun) < HOUR_MS) return;
    lastRun = now();
    const at = await trustedTime();
    await stores.expire(at);
    for (const { memberId: member, state } of await portals.list()) {
      if (state !== 'uninstalled') continue;
      // An installation may have brought it back meanwhile.
      const work = portals.holdLane(member, () =>
        portals.exclusively(member, async () => {
          const portal = await portals.get(member);
          if (portal) await eraseIfDue(portal, at);
        }),
      );
      await work.catch((error: unknown) => {
        if (!isPortalUnknown(error)) log.warn({ member, err: error }, 'the clean-up of a portal failed');
      });
    }
  };
}
