import { readEvent } from '../ingestion/read-event.ts';
import type { PortalErrorKind } from '../bitrix24/client/portal-client.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import type { QueuedEvent, ReadPage } from '../bitrix24/openlines/offline-queue.ts';
import { leftBehindPage, lookAtPage, reservePage } from '../bitrix24/openlines/offline-queue.ts';
import { Questions } from '../bitrix24/client/batch-reader.ts';
import type { HearContext } from './inbox-entries.ts';
import type { LaneDeps } from './lane-deps.ts';

/** What comes out of the queue is worked off before more is read. */
const MOST_PAGES = 10;
/** Set while rows may be reserved under a name that this process does not know or may forget. */
const RESERVING_NOTE = 'offlineReserving';

const refusals: ReadonlySet<PortalErrorKind> = new Set(['forbidden', 'notFound', 'rejected']);

/**
 * Reads the portal's offline queue to its end: what it holds is on the disk before it leaves the queue. True when there
 * is more. A portal that gives no queue is told to the log and costs the tracker nothing else.
 */
export async function hearOffline(deps: LaneDeps, context: HearContext): Promise<boolean> {
  try {
    return await readQueue(deps, context);
  } catch (error) {
    if (!(error instanceof PortalError) || !refusals.has(error.kind)) throw error;
    deps.log.warn({ member: context.member, code: error.code }, 'the portal does not give its offline queue');
    return false;
  }
}

async function readQueue(deps: LaneDeps, context: HearContext): Promise<boolean> {
  const { settings } = deps.stores;
  const { member } = context;
  const questions = new Questions(context.client, context.requestId);
  const reserves = deps.facts.reserves(member, questions);
  await questions.send();
  const interrupted = (await settings.note(member, RESERVING_NOTE)) === 'yes';
  if (reserves()) await settings.putNote(member, RESERVING_NOTE, 'yes');
  else if (!interrupted) return readPages(deps, context, lookAtPage);
  const more = await readPages(deps, context, reserves() ? reservePage : lookAtPage);
  // After the others: nothing of ours is reserved now, and whatever the portal says to this look, the queue was read.
  const left = interrupted && (await readPages(deps, context, leftBehindPage));
  await settings.putNote(member, RESERVING_NOTE, left ? 'yes' : 'no');
  return more || left;
}

async function readPages(deps: LaneDeps, context: HearContext, read: ReadPage): Promise<boolean> {
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(context.client, context.requestId);
    await keep(deps, context, page.events);
    tellDropped(deps, context, page.broken);
    if (page.events.length + page.broken > 0) await keep(deps, context, await page.done());
    if (page.last) return false;
  }
  return true;
}

/** Into the inbox under the keys that the same messages have by every other way. */
async function keep(deps: LaneDeps, context: HearContext, events: readonly QueuedEvent[]): Promise<void> {
  const readings = events.map(({ name, data, at }) => {
    // A row that is read again has to come out the same: its own time counts, not ours.
    const ts = at > 0 ? String(Math.floor(at / 1000)) : undefined;
    return readEvent({ name, data, ts }, at || context.now, 'offline');
  });
  const unreadable = readings.filter((one) => one.kind === 'ignored' && one.because === 'unreadable');
  tellDropped(deps, context, unreadable.length);
  const entries = readings.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
  if (entries.length > 0) await deps.stores.inbox.append(context.member, entries);
}

function tellDropped(deps: LaneDeps, { member }: HearContext, count: number): void {
  if (count > 0) deps.log.warn({ member, count }, 'rows of the offline queue could not be read: dropped');
}
