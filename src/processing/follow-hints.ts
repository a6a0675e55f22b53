import type { InboxBody, MessageBody } from '../ingestion/inbox-body.ts';
import { traceOf } from '../ingestion/delivery-trace.ts';
import { parseUserCode, userCode } from '../domain/chat.ts';
import type { InboxId, MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { readChangedSessions, readDialogs, readHintTargets } from '../bitrix24/openlines/chat-hints.ts';
import type { HistoryNeed } from '../bitrix24/openlines/history.ts';
import { readHistories } from '../bitrix24/openlines/history.ts';
import { closeOwnActivities } from './close-own-activities.ts';
import type { HintContext } from './inbox-entries.ts';
import { inboxEntriesOf } from './inbox-entries.ts';
import { ingestOfflineQueue } from './ingest-offline-queue.ts';
import type { LaneDeps } from './lane-deps.ts';
import type { EventDelivery } from './event-delivery.ts';
import { emptyRound } from './empty-record.ts';

/** A waiting entry that is no message itself: it only says "look at this chat". */
export interface Hint {
  readonly id: InboxId;
  readonly body: Exclude<InboxBody, { type: 'message' }>;
}

/** The sweep looks a little further back than it has to: clocks differ, rows are written late. */
const SWEEP_OVERLAP = 60_000;
const SWEEP_NOTE = 'sweptUntil';

/** What following hints led to, for `hintsDone`. */
export interface Followed {
  /** Bound chats that began a session and have to be looked at. */
  readonly sessionsStarted: readonly ChatRecord[];
  /** Unix ms up to which a sweep looked; 0 = none did. */
  readonly sweptUntil: number;
}

/**
 * Follows hints: histories are read where message events do not arrive, and what they bring goes into the inbox like
 * any message. The hints are not done before what they led to is.
 */
export async function followHints(
  deps: LaneDeps,
  context: HintContext,
  speech: EventDelivery,
  hints: readonly Hint[],
): Promise<Followed> {
  if (needsOfflineQueue(speech, hints) && (await ingestOfflineQueue(deps, context)))
    await requestAnotherRun(deps, context);
  const bound = await boundSessions(deps, context, hints);
  const reads = await historyNeeds(deps, context, speech, hints);
  const swept = await sweepNeeds(deps, context, hints);
  const needs = uniqueNeeds([...reads.map(({ need }) => need), ...swept.needs]);
  const histories = await readHistories(context.client, needs, context.requestId);
  const readOf = (need: HistoryNeed): readonly Read[] =>
    reads.filter((read) => JSON.stringify(read.need) === JSON.stringify(need));
  const entries = histories.flatMap((history, index) => {
    const need = needs[index];
    if (!history || !need) return [];
    const asked = readOf(need);
    const reread = asked.some((read) => read.edited);
    return inboxEntriesOf(history, asked[0]?.source ?? 'sweep', context.now, reread);
  });
  if (entries.length > 0) {
    await deps.stores.inbox.append(context.member, entries);
    deps.onCrashPoint('history.heard');
  }
  const { member, requestId: request, traces } = context;
  const followed = hints.flatMap(({ id }) => traces.get(id) ?? []);
  const heard = entries.map(traceOf);
  deps.log.info({ member, request, traces: followed, heard }, 'looked');
  await closeOwnActivities(deps, context, finished(hints), histories);
  const sweptChats = await deps.stores.bindings.chats(context.member, swept.codes);
  const begun = [...bound, ...sweptChats.values()].filter((chat) => chat.customer !== undefined);
  return {
    sessionsStarted: [...new Map(begun.map((chat) => [chat.userCode, chat])).values()],
    sweptUntil: swept.until,
  };
}

/** Hints and all that they led to are done; the next sweep begins where this one ended. */
export async function markHintsDone(
  deps: LaneDeps,
  member: MemberId,
  hints: readonly Hint[],
  { sweptUntil }: Followed,
): Promise<void> {
  if (sweptUntil > 0) {
    await deps.stores.settings.putNote(member, SWEEP_NOTE, String(sweptUntil));
    deps.onCrashPoint('sweep.noted');
  }
  await deps.stores.record(member, { ...emptyRound, done: hints.map(({ id }) => id) });
  deps.onCrashPoint('hints.done');
}

/** The sweep and every look of our own read the queue; the portal's pings count where message events do not arrive. */
function needsOfflineQueue(speech: EventDelivery, hints: readonly Hint[]): boolean {
  return hints.some(
    ({ body }) =>
      body.type === 'sweep' ||
      (body.type === 'offline' && (!body.ping || !speech.portalDeliversMessageEvents())),
  );
}

/** The queue is longer than one turn reads. */
async function requestAnotherRun(deps: LaneDeps, { member, now }: HintContext): Promise<void> {
  const body: InboxBody = { type: 'offline', ping: false };
  await deps.stores.inbox.append(member, [{ body, at: now }]);
}

function finished(hints: readonly Hint[]): readonly number[] {
  return hints.flatMap(({ body }) =>
    body.type === 'session' && body.phase === 'finish' ? [body.chatId] : [],
  );
}

async function boundSessions(
  deps: LaneDeps,
  context: HintContext,
  hints: readonly Hint[],
): Promise<readonly ChatRecord[]> {
  const started = hints.flatMap(({ body }) =>
    body.type === 'session' && body.phase === 'start' ? [body.chatId] : [],
  );
  const chats = await Promise.all(started.map((id) => deps.stores.bindings.chatById(context.member, id)));
  return chats.flatMap((chat) => (chat?.customer ? [chat] : []));
}

interface Read {
  readonly need: HistoryNeed;
  readonly source: MessageBody['source'];
  /** Texts may have changed: what was heard before counts again. */
  readonly edited: boolean;
}

/** Which histories the hints ask for. Where message events arrive they ask for none (spec 3.3). */
async function historyNeeds(
  deps: LaneDeps,
  context: HintContext,
  speech: EventDelivery,
  hints: readonly Hint[],
): Promise<readonly Read[]> {
  const sessions = await sessionReads(deps, context, speech, hints);
  const crm = speech.portalDeliversMessageEvents()
    ? []
    : hints.flatMap(({ body }) => (body.type === 'crm' ? [body] : []));
  const targets = await readHintTargets(context.client, crm, context.requestId);
  const reads: Read[] = [...sessions, ...editedReads(hints)];
  const codes = new Map<UserCode, Omit<Read, 'need'>>();
  for (const target of targets) {
    if (target && 'session' in target) reads.push({ need: target, source: 'crm', edited: false });
    else if (target) codes.set(target.code, { source: 'crm', edited: false });
  }
  for (const { body } of hints) {
    if (body.type !== 'edited') continue;
    const chat = parseUserCode(body.code);
    if (chat) codes.set(userCode(chat), { source: body.source, edited: true });
  }
  const dialogs = await readDialogs(context.client, [...codes.keys()], context.requestId);
  for (const [code, { chatId, session }] of dialogs) {
    const need = session > 0 ? { session } : { chatId };
    reads.push({ need, source: 'crm', edited: false, ...codes.get(code) });
  }
  return reads;
}

/** Edits that name the portal's chat; those that name the channel's have to be looked up first. */
function editedReads(hints: readonly Hint[]): readonly Read[] {
  return hints.flatMap(({ body }): readonly Read[] =>
    body.type === 'edited' && body.chatId > 0
      ? [{ need: { chatId: body.chatId }, source: body.source, edited: true }]
      : [],
  );
}

async function sessionReads(
  deps: LaneDeps,
  context: HintContext,
  speech: EventDelivery,
  hints: readonly Hint[],
): Promise<readonly Read[]> {
  const reads: Read[] = [];
  for (const { body } of hints) {
    if (body.type !== 'session') continue;
    const own = body.phase === 'finish' && (await hasOpenOwnActivity(deps, context, body.chatId));
    if (!own && speech.deliversMessageEvents(body.line)) continue;
    const need = body.session > 0 ? { session: body.session } : { chatId: body.chatId };
    reads.push({ need, source: 'session', edited: false });
  }
  return reads;
}

async function hasOpenOwnActivity(deps: LaneDeps, context: HintContext, chatId: number): Promise<boolean> {
  const chat = await deps.stores.bindings.chatById(context.member, chatId);
  return chat !== undefined && Object.keys(chat.ownActivities).length > 0;
}

async function sweepNeeds(
  deps: LaneDeps,
  context: HintContext,
  hints: readonly Hint[],
): Promise<{ needs: readonly HistoryNeed[]; codes: readonly UserCode[]; until: number }> {
  if (!hints.some(({ body }) => body.type === 'sweep')) return { needs: [], codes: [], until: 0 };
  const note = await deps.stores.settings.note(context.member, SWEEP_NOTE);
  const portal = await deps.stores.portals.get(context.member);
  const since = (note === undefined ? (portal?.installedAt ?? context.now) : Number(note)) - SWEEP_OVERLAP;
  const changed = await readChangedSessions(context.client, since, context.requestId);
  return {
    needs: changed.filter(({ session }) => session > 0).map(({ session }) => ({ session })),
    codes: changed.flatMap(({ code }) => {
      const chat = code === undefined ? undefined : parseUserCode(code);
      return chat ? [userCode(chat)] : [];
    }),
    until: Math.max(since + SWEEP_OVERLAP, ...changed.map(({ updated }) => updated)),
  };
}

function uniqueNeeds(needs: readonly HistoryNeed[]): readonly HistoryNeed[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
