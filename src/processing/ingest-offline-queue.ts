import { parseEvent } from '../ingestion/parse-event.ts';
import type { PortalErrorKind } from '../bitrix24/client/portal-client.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import type { QueuedEvent, ReadPage } from '../bitrix24/openlines/offline-queue.ts';
import { reservedPage, peekPage, reservePage } from '../bitrix24/openlines/offline-queue.ts';
import { BatchReader } from '../bitrix24/client/batch-reader.ts';
import type { PortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import type { Stores } from '../store/ports.ts';
import type { HintContext } from './inbox-entries.ts';
import type { LaneLog } from './lane-log.ts';

export interface OfflineQueueDeps {
  readonly stores: Pick<Stores, 'inbox' | 'settings'>;
  readonly portalConfig: Pick<PortalConfigCache, 'reserves' | 'invalidate'>;
  readonly log: Pick<LaneLog, 'warn'>;
}

/** Events of these pages are processed before more pages are read. */
const MAX_PAGES_PER_RUN = 10;
/** Note that is `yes` while rows may be reserved under a process id that no running process knows. */
const RESERVING_NOTE = 'offlineReserving';

const refusalKinds: ReadonlySet<PortalErrorKind> = new Set(['forbidden', 'notFound', 'rejected']);

/**
 * Moves events from the portal's offline queue to the inbox; each page is stored before it is removed from the queue.
 * True when more pages are left. A portal that refuses access to the queue is only logged.
 */
export async function ingestOfflineQueue(deps: OfflineQueueDeps, context: HintContext): Promise<boolean> {
  try {
    return await readQueue(deps, context);
  } catch (error) {
    if (!(error instanceof PortalError) || !refusalKinds.has(error.kind)) throw error;
    const { memberId: member } = context.portal;
    // The plan may have changed: its features are read again.
    deps.portalConfig.invalidate(member);
    deps.log.warn({ member, code: error.code }, 'the portal refused access to its offline queue');
    return false;
  }
}

async function readQueue(deps: OfflineQueueDeps, context: HintContext): Promise<boolean> {
  const { settings } = deps.stores;
  const { memberId: member } = context.portal;
  const reader = new BatchReader(context.client, context.requestId);
  const reserves = deps.portalConfig.reserves(member, reader);
  await reader.send();
  const interrupted = (await settings.note(member, RESERVING_NOTE)) === 'yes';
  if (reserves()) await settings.putNote(member, RESERVING_NOTE, 'yes');
  else if (!interrupted) return readPages(deps, context, peekPage);
  const more = await readPages(deps, context, reserves() ? reservePage : peekPage);
  // Last: this run has no reservation any more, so rows that are still reserved were left by an interrupted one.
  const left = interrupted && (await readPages(deps, context, reservedPage));
  await settings.putNote(member, RESERVING_NOTE, left ? 'yes' : 'no');
  return more || left;
}

async function readPages(deps: OfflineQueueDeps, context: HintContext, read: ReadPage): Promise<boolean> {
  for (let pages = 0; pages < MAX_PAGES_PER_RUN; pages += 1) {
    const page = await read(context.client, context.requestId);
    await storeEvents(deps, context, page.events);
    if (page.events.length > 0) await storeEvents(deps, context, await page.remove());
    if (page.last) return false;
  }
  return true;
}

/**
 * Stores the events under the same keys as if they had come as online events; rows that cannot be read become entries
 * of the type `unread`.
 */
async function storeEvents(
  deps: OfflineQueueDeps,
  context: HintContext,
  events: readonly QueuedEvent[],
): Promise<void> {
  const entries = events.flatMap(({ name, data, at }) => {
    // A row that is read twice must give the same entry: the row's own time, not the current one.
    const ts = at > 0 ? String(Math.floor(at / 1000)) : undefined;
    return parseEvent({ name, data, ts }, at || context.now, 'offline').entries;
  });
  if (entries.length > 0) await deps.stores.inbox.append(context.portal.memberId, entries);
}
