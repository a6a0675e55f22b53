import { z } from 'zod';
import { PortalError, type PortalClient } from '../../bitrix24/client/portal-client.ts';
import { notify } from '../../bitrix24/notify.ts';
import { readLines } from '../../bitrix24/openlines/read-lines.ts';
import type { LineId, MemberId } from '../../domain/ids.ts';
import { memberId } from '../../domain/ids.ts';
import type { ClientOf } from '../../processing/portal-context.ts';
import type { LaneLog } from '../../processing/lane-log.ts';
import { createBoundedJobs } from '../../runtime/bounded-jobs.ts';
import type { Stores } from '../../store/ports.ts';
import { dueNotices, type DueNoticesStores } from './due-notices.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import { readSubscribers, type Subscriber } from './subscribers.ts';

export interface SendNoticesDeps {
  readonly stores: DueNoticesStores & Pick<Stores, 'portals'>;
  readonly clientOf: ClientOf;
  readonly log: Pick<LaneLog, 'info' | 'warn'>;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

const NOTE = 'notices sent';
const HOUR_MS = 3_600_000;
const PORTALS_AT_ONCE = 10;
const SLOW_MS = 3_000;

/** By user, then by what it is about: the occasion of the last message. */
const sentSchema = z.record(z.string(), z.record(z.string(), z.string()));
type Sent = z.infer<typeof sentSchema>;

/**
 * Sends digests and alarms to those who asked for them, once an hour at most. A message is noted before it is sent: it is never
 * sent twice, and one whose sending was interrupted is lost. What the portal did not take for now is tried again an hour
 * later; what it refuses is not.
 */
export function createSendNotices(deps: SendNoticesDeps): () => Promise<void> {
  const { stores, now } = deps;
  const jobs = createBoundedJobs({
    concurrency: PORTALS_AT_ONCE,
    slowMs: SLOW_MS,
    firstWaitMs: 0,
    maxWaitMs: 0,
    now,
  });
  let lastRun = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Math.abs(now() - lastRun) < HOUR_MS) return;
    lastRun = now();
    const portals = (await stores.portals.list()).filter(({ state }) => state === 'active');
    await jobs.run(
      portals.map((portal) => portal.memberId),
      async (key) => {
        await sendToPortal(deps, memberId(key));
        return true;
      },
    );
  };
}

async function sendToPortal(deps: SendNoticesDeps, member: MemberId): Promise<void> {
  const { stores, log } = deps;
  try {
    const subscribers = await readSubscribers(stores.settings, member);
    if (subscribers.length === 0) return;
    // Another process may send at the same time.
    await stores.portals.exclusively(`notices of ${member}`, async () => {
      for (const subscriber of subscribers) await sendTo(deps, member, subscriber);
    });
  } catch (error) {
    log.warn({ member, err: error }, 'notices of a portal were not sent');
  }
}

/** Throws `PortalError` where the portal takes nothing for now. */
async function sendTo(deps: SendNoticesDeps, member: MemberId, subscriber: Subscriber): Promise<void> {
  const { stores, now } = deps;
  const user = String(subscriber.user);
  const due = await dueNotices(stores, member, subscriber, now());
  const all = await readSent(stores.settings, member);
  const before = new Map(Object.entries(all[user] ?? {}));
  // What is over is forgotten: when it comes again, it is said again. The week of a digest stays.
  const kept = [...before].filter(
    ([about]) => about === 'digest' || due.some((each) => each.about === about),
  );
  let sent = new Map(kept);
  const put = (next: ReadonlyMap<string, string>): Promise<void> =>
    putSent(stores.settings, member, { ...all, [user]: Object.fromEntries(next) });
  if (sent.size < before.size) await put(sent);
  for (const notice of due) {
    if (sent.get(notice.about) === notice.occasion) continue;
    const request = deps.newId();
    const client = await deps.clientOf(member);
    const text = await notice.text(await lineName(client, notice.line, request));
    const withIt = new Map(sent).set(notice.about, notice.occasion);
    await put(withIt);
    stores.portals.requireHeld();
    try {
      await send(deps, client, { member, user: subscriber.user, about: notice.about, text, request });
    } catch (error) {
      if (error instanceof PortalError && error.kind !== 'unknownOutcome') await put(sent);
      throw error;
    }
    sent = withIt;
  }
}

interface Message {
  readonly member: MemberId;
  readonly user: number;
  readonly about: string;
  readonly text: string;
  readonly request: string;
}

/** What the portal refuses is logged and counts as sent. Throws `PortalError` for all else. */
async function send(
  { log }: SendNoticesDeps,
  client: PortalClient,
  { member, user, about, text, request }: Message,
): Promise<void> {
  try {
    await notify(client, { user, text, tag: `chat-tracker ${about}` }, request);
    log.info({ member, request, about }, 'notice sent');
  } catch (error) {
    if (!(error instanceof PortalError) || !error.isFinal) throw error;
    log.warn({ member, request, about, code: error.code }, 'the portal refused a notice');
  }
}

/** The id of the line where the portal does not tell names. Throws `PortalError` where it tells nothing for now. */
async function lineName(client: PortalClient, line: LineId | undefined, requestId: string): Promise<string> {
  if (line === undefined) return '';
  try {
    const lines = await readLines(client, requestId);
    return lines.find(({ id }) => id === line)?.name ?? line;
  } catch (error) {
    if (error instanceof PortalError && error.isFinal) return line;
    throw error;
  }
}

async function readSent(settings: Pick<Stores['settings'], 'note'>, member: MemberId): Promise<Sent> {
  const note = await settings.note(member, NOTE);
  return note === undefined ? {} : (sentSchema.safeParse(parseJson(note)).data ?? {});
}

function putSent(settings: Pick<Stores['settings'], 'putNote'>, member: MemberId, sent: Sent): Promise<void> {
  return settings.putNote(member, NOTE, JSON.stringify(sent));
}
