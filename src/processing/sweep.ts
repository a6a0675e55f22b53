import { z } from 'zod';
import { parseUserCode, userCode } from '../domain/chat.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { ListedSession } from '../bitrix24/openlines/session-activities.ts';
import { readSessionActivities, SESSIONS_PER_PAGE } from '../bitrix24/openlines/session-activities.ts';
import type { HistoryNeed } from '../bitrix24/openlines/history.ts';
import type { SettingsStore } from '../store/ports.ts';
import { endCatchUp, startCatchUp } from './catch-up.ts';
import type { EventDelivery } from './event-delivery.ts';
import type { HintContext } from './inbox-entries.ts';
import type { OwnTouches } from './own-touches.ts';

export interface SweepDeps {
  readonly stores: { readonly settings: Pick<SettingsStore, 'note' | 'putNote'> };
  readonly ownTouches: OwnTouches;
}

/** What a sweep found, and where the next one goes on: for `noteSweep`, once all of it is done. */
export interface Sweep {
  /** Sessions to read. */
  readonly needs: readonly HistoryNeed[];
  /** Chats with a changed session. */
  readonly codes: readonly UserCode[];
  readonly progress: SweepProgress | undefined;
}

/** A sweep starts earlier than the last one ended: clocks differ, and the portal may write rows late. */
const OVERLAP_MS = 60_000;
/** Activities of which the time of the last change is kept. */
const MAX_SEEN = 500;
const UNTIL_NOTE = 'sweptUntil';
const PROGRESS_NOTE = 'sweep';

const progressSchema = z.object({
  /** Unix ms up to which changes were read. */
  until: z.number(),
  /** Activities with the time of their last change, Unix ms: what did not change since is not read again. */
  seen: z.array(z.tuple([z.number(), z.number()])),
  /** The last open session that was read of lines without message events; 0 = the next sweep begins anew. */
  openAfter: z.number(),
  /** Changes of which further pages are left: behind which activity, up to where they were read, since when (Unix ms). */
  rest: z.object({ after: z.number(), until: z.number(), startedAt: z.number() }).optional(),
});
type SweepProgress = z.infer<typeof progressSchema>;

const noSweep: Sweep = { needs: [], codes: [], progress: undefined };

/**
 * Lists the sessions whose activity changed since the last sweep, and a page of the open sessions of lines without
 * message events: customer messages in a row do not touch the activity (docs/bitrix24/activities.md#session-activity).
 * One request. Throws `PortalError`.
 */
export async function readSweep(
  deps: SweepDeps,
  context: HintContext,
  delivery: EventDelivery,
): Promise<Sweep> {
  const { portal, client, requestId } = context;
  const { memberId: member, installedAt } = portal;
  const last = await readProgress(deps, member, installedAt);
  const catchUp = await startCatchUp(deps.stores.settings, member, last.openAfter === 0);
  const lines = catchUp === 'running' ? delivery.lines() : delivery.linesWithoutMessageEvents();
  const { changed, changedAfter, open } = await readSessionActivities(
    client,
    {
      changed: { since: last.until - OVERLAP_MS, after: last.rest?.after ?? 0 },
      ...(lines.length > 0 && {
        open: { lines, after: last.openAfter, since: installedAt - OVERLAP_MS },
      }),
    },
    requestId,
  );
  const seen = new Map(last.seen);
  const fresh = changed.filter((row) => hasNews(deps, member, row, seen));
  for (const { activity, updated } of changed) {
    seen.delete(activity);
    seen.set(activity, updated);
  }
  return {
    needs: [...fresh, ...open].filter(({ session }) => session > 0).map(({ session }) => ({ session })),
    codes: fresh.flatMap(({ code }) => {
      const chat = code === undefined ? undefined : parseUserCode(code);
      return chat ? [userCode(chat)] : [];
    }),
    progress: {
      ...progressOfChanged(last, changed, changedAfter, context.now),
      seen: [...seen].slice(-MAX_SEEN),
      openAfter: open.length < SESSIONS_PER_PAGE ? 0 : Math.max(...open.map(({ activity }) => activity)),
    },
  };
}

/**
 * Changes that are made while further pages wait are behind their place in the list: they are in the next sweep's, which
 * looks back to the start of this one.
 */
function progressOfChanged(
  { until: before, rest }: SweepProgress,
  changed: readonly ListedSession[],
  changedAfter: number,
  now: number,
): Pick<SweepProgress, 'until' | 'rest'> {
  const until = changed.reduce((newest, { updated }) => Math.max(newest, updated), rest?.until ?? before);
  const startedAt = rest?.startedAt ?? now;
  if (changedAfter > 0) return { until: before, rest: { after: changedAfter, until, startedAt } };
  return { until: rest ? Math.max(before, Math.min(until, startedAt)) : until };
}

export { noSweep };

/** Stores where the next sweep goes on. */
export async function noteSweep(
  { stores }: SweepDeps,
  member: MemberId,
  { progress }: Sweep,
): Promise<boolean> {
  if (!progress) return false;
  await stores.settings.putNote(member, PROGRESS_NOTE, JSON.stringify(progress));
  if (progress.openAfter === 0) await endCatchUp(stores.settings, member);
  return true;
}

/**
 * An activity is read when a sweep sees it first, and when it changed since; not for a change that the app itself made
 * (docs/decisions/0020-what-a-sweep-reads.md).
 */
function hasNews(
  { ownTouches }: SweepDeps,
  member: MemberId,
  { activity, updated }: ListedSession,
  seen: ReadonlyMap<number, number>,
): boolean {
  const before = seen.get(activity);
  return before === undefined || (before !== updated && !ownTouches.includes(member, activity, updated));
}

async function readProgress(
  { stores }: SweepDeps,
  member: MemberId,
  installedAt: number,
): Promise<SweepProgress> {
  const note = await stores.settings.note(member, PROGRESS_NOTE);
  if (note !== undefined) return progressSchema.parse(JSON.parse(note));
  // Of version 0.1.0.
  const until = await stores.settings.note(member, UNTIL_NOTE);
  return { until: until === undefined ? installedAt : Number(until), seen: [], openAfter: 0 };
}
