import { parseEvent } from '../ingestion/parse-event.ts';
import type { PortalErrorKind } from '../bitrix24/client/portal-client.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import type { QueuedEvent, ReadPage } from '../bitrix24/openlines/offline-queue.ts';
import { reservedPage, peekPage, reservePage } from '../bitrix24/openlines/offline-queue.ts';
import { BatchReader } from '../bitrix24/client/batch-reader.ts';
import type { HintContext } from './inbox-entries.ts';
import type { LaneDeps } from './lane-deps.ts';

/** What comes out of the queue is worked off before more is read. */
const MAX_PAGES_PER_RUN = 10;
/** Set while rows may be reserved under a name that this process does not know or may forget. */
const RESERVING_NOTE = 'offlineReserving';

const refusals: ReadonlySet<PortalErrorKind> = new Set(['forbidden', 'notFound', 'rejected']);

/**
 * Reads the portal's offline queue to its end: what it holds is on the disk before it leaves the queue. True when there
 * is more. A portal that gives no queue is told to the log and costs the tracker nothing else.
 */
export async function ingestOfflineQueue(deps: LaneDeps, context: HintContext): Promise<boolean> {
  try {
    return await readQueue(deps, context);
  } catch (error) {
    if (!(error instanceof PortalError) || !refusals.has(error.kind)) throw error;
    deps.log.warn({ member: context.member, code: error.code }, 'the portal does not give its offline queue');
    return false;
  }
}

async function readQueue(deps: LaneDeps, context: HintContext): Promise<boolean> {
  const { settings } = deps.stores;
  const { member } = context;
  const questions = new BatchReader(context.client, context.requestId);
  const reserves = deps.portalConfig.reserves(member, questions);
  await questions.send();
  const interrupted = (await settings.note(member, RESERVING_NOTE)) === 'yes';
  if (reserves()) await settings.putNote(member, RESERVING_NOTE, 'yes');
  else if (!interrupted) return readPages(deps, context, peekPage);
  const more = await readPages(deps, context, reserves() ? reservePage : peekPage);
  // After the others: nothing of ours is reserved now, and whatever the portal says to this look, the queue was read.
  const left = interrupted && (await readPages(deps, context, reservedPage));
  await settings.putNote(member, RESERVING_NOTE, left ? 'yes' : 'no');
  return more || left;
}

async function readPages(deps: LaneDeps, context: HintContext, read: ReadPage): Promise<boolean> {
  for (let pages = 0; pages < MAX_PAGES_PER_RUN; pages += 1) {
    const page = await read(context.client, context.requestId);
    await storeEvents(deps, context, page.events);
    logDropped(deps, context, page.unreadable);
    if (page.events.length + page.unreadable > 0) await storeEvents(deps, context, await page.remove());
    if (page.last) return false;
  }
  return true;
}

/** Into the inbox under the keys that the same messages have by every other way. */
async function storeEvents(
  deps: LaneDeps,
  context: HintContext,
  events: readonly QueuedEvent[],
): Promise<void> {
  const readings = events.map(({ name, data, at }) => {
    // A row that is read again has to come out the same: its own time counts, not ours.
    const ts = at > 0 ? String(Math.floor(at / 1000)) : undefined;
    return parseEvent({ name, data, ts }, at || context.now, 'offline');
  });
  const unreadable = readings.filter((one) => one.kind === 'ignored' && one.because === 'unreadable');
  logDropped(deps, context, unreadable.length);
  const entries = readings.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
  if (entries.length > 0) await deps.stores.inbox.append(context.member, entries);
}

function logDropped(deps: LaneDeps, { member }: HintContext, count: number): void {
  if (count > 0) deps.log.warn({ member, count }, 'rows of the offline queue could not be read: dropped');
}
