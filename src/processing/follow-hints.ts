import type { InboxBody, MessageBody } from '../ingestion/inbox-body.ts';
import { traceOf } from '../ingestion/delivery-trace.ts';
import { parseUserCode, userCode } from '../domain/chat.ts';
import type { InboxId, MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { HintTarget } from '../bitrix24/openlines/chat-hints.ts';
import { readDialogs, readHintTargets } from '../bitrix24/openlines/chat-hints.ts';
import type { HistoryNeed } from '../bitrix24/openlines/history.ts';
import { readHistories } from '../bitrix24/openlines/history.ts';
import type { Stores } from '../store/ports.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import type { CloseOwnActivitiesDeps } from './close-own-activities.ts';
import { closeOwnActivities } from './close-own-activities.ts';
import type { HintContext } from './inbox-entries.ts';
import { inboxEntriesOf } from './inbox-entries.ts';
import type { OfflineQueueDeps } from './ingest-offline-queue.ts';
import { ingestOfflineQueue } from './ingest-offline-queue.ts';
import type { LaneLog } from './lane-log.ts';
import type { EventDelivery } from './event-delivery.ts';
import type { Sweep, SweepDeps } from './sweep.ts';
import { noSweep, noteSweep, readSweep } from './sweep.ts';
import { emptyRecord } from './empty-record.ts';

/** A waiting entry that is no message itself: it names something to read, such as a chat or a session. */
export interface Hint {
  readonly id: InboxId;
  readonly body: Exclude<InboxBody, { type: 'message' | 'operator' | 'unread' }>;
}

export type FollowHintsDeps = OfflineQueueDeps &
  CloseOwnActivitiesDeps &
  SweepDeps & {
    readonly stores: Pick<Stores, 'inbox' | 'bindings' | 'settings'>;
    readonly log: Pick<LaneLog, 'info'>;
    readonly onCrashPoint: OnCrashPoint;
  };

type BindingsDeps = { readonly stores: Pick<Stores, 'bindings'> };

/** The result of following hints, for `markHintsDone`. */
export interface HintsResult {
  /** Bound chats with a new session, whose activity has to be checked. */
  readonly sessionsStarted: readonly ChatRecord[];
  readonly sweep: Sweep;
}

/**
 * Follows hints: reads histories where message events do not arrive, and puts their messages into the inbox. The hints
 * stay in the inbox until `markHintsDone`. Throws `PortalError`.
 */
export async function followHints(
  deps: FollowHintsDeps,
  context: HintContext,
  delivery: EventDelivery,
  hints: readonly Hint[],
): Promise<HintsResult> {
  const { requestId, now, traces } = context;
  const { memberId: member } = context.portal;
  if (needsOfflineQueue(delivery, hints) && (await ingestOfflineQueue(deps, context)))
    await requestAnotherRun(deps, member, now);
  const bound = await boundChatsWithNewSession(deps, context, hints);
  const reads = await historyReads(deps, context, delivery, hints);
  const isSweep = hints.some(({ body }) => body.type === 'sweep');
  const sweep = isSweep ? await readSweep(deps, context, delivery) : noSweep;
  const needs = uniqueNeeds([...reads.map(({ need }) => need), ...sweep.needs]);
  const histories = await readHistories(context.client, needs, requestId);
  const readsOf = (need: HistoryNeed): readonly HistoryRead[] =>
    reads.filter((read) => JSON.stringify(read.need) === JSON.stringify(need));
  const entries = histories.flatMap((history, index) => {
    const need = needs[index];
    if (!history || !need) return [];
    const reasons = readsOf(need);
    const reread = reasons.some((read) => read.edited);
    return inboxEntriesOf(history, reasons[0]?.source ?? 'sweep', now, reread);
  });
  if (entries.length > 0) {
    await deps.stores.inbox.append(member, entries);
    deps.onCrashPoint('history.stored');
  }
  const followed = hints.flatMap(({ id }) => traces?.get(id) ?? []);
  const fromHistory = entries.map(traceOf);
  deps.log.info({ member, request: requestId, traces: followed, fromHistory }, 'hints followed');
  await closeOwnActivities(deps, context, finishedChats(hints), histories);
  const sweptChats = await deps.stores.bindings.chats(member, sweep.codes);
  const started = [...bound, ...sweptChats.values()].filter((chat) => chat.customer !== undefined);
  return {
    sessionsStarted: [...new Map(started.map((chat) => [chat.userCode, chat])).values()],
    sweep,
  };
}

export interface MarkHintsDeps extends SweepDeps {
  readonly stores: Pick<Stores, 'settings' | 'record'>;
  readonly onCrashPoint: OnCrashPoint;
}

/** Removes the hints from the inbox and notes where the next sweep starts. Call it after all that the hints led to. */
export async function markHintsDone(
  deps: MarkHintsDeps,
  member: MemberId,
  hints: readonly Hint[],
  { sweep }: HintsResult,
): Promise<void> {
  if (await noteSweep(deps, member, sweep)) deps.onCrashPoint('sweep.noted');
  await deps.stores.record(member, { ...emptyRecord, done: hints.map(({ id }) => id) });
  deps.onCrashPoint('hints.done');
}

/** Sweeps and the app's own hints read the queue; pings of the portal only where message events do not arrive. */
function needsOfflineQueue(delivery: EventDelivery, hints: readonly Hint[]): boolean {
  return hints.some(
    ({ body }) =>
      body.type === 'sweep' ||
      (body.type === 'offline' && (!body.ping || !delivery.portalDeliversMessageEvents())),
  );
}

/** For the pages of the offline queue that one run does not read. */
async function requestAnotherRun(
  { stores }: { readonly stores: Pick<Stores, 'inbox'> },
  member: MemberId,
  now: number,
): Promise<void> {
  const body: InboxBody = { type: 'offline', ping: false };
  await stores.inbox.append(member, [{ body, at: now }]);
}

function finishedChats(hints: readonly Hint[]): readonly number[] {
  return hints.flatMap(({ body }) =>
    body.type === 'session' && body.phase === 'finish' ? [body.chatId] : [],
  );
}

/** Without those that a message of the same run led to: the portal sends a session's event before its first message. */
async function boundChatsWithNewSession(
  { stores }: BindingsDeps,
  { portal: { memberId: member }, decided }: HintContext,
  hints: readonly Hint[],
): Promise<readonly ChatRecord[]> {
  const started = hints.flatMap(({ body }) =>
    body.type === 'session' && body.phase === 'start' ? [body.chatId] : [],
  );
  const chats = await Promise.all(started.map((id) => stores.bindings.chatById(member, id)));
  return chats.flatMap((chat) => (chat?.customer && !decided.has(chat.userCode) ? [chat] : []));
}

/** A history to read, and the hint that asks for it. */
interface HistoryRead {
  readonly need: HistoryNeed;
  readonly source: MessageBody['source'];
  /** Texts may have changed: messages stored before count again. */
  readonly edited: boolean;
}

/**
 * The histories that the hints ask for: none where message events arrive (docs/spec.md 3.3), except for
 * edited messages.
 */
async function historyReads(
  deps: BindingsDeps & Pick<SweepDeps, 'ownTouches'>,
  context: HintContext,
  delivery: EventDelivery,
  hints: readonly Hint[],
): Promise<readonly HistoryRead[]> {
  const sessions = await sessionReads(deps, context.portal.memberId, delivery, hints);
  const crm = delivery.portalDeliversMessageEvents()
    ? []
    : hints.flatMap(({ body }) => (body.type === 'crm' ? [body] : []));
  const targets = await readHintTargets(context.client, crm, context.requestId);
  const reads: HistoryRead[] = [...sessions, ...editedReads(hints)];
  const codes = new Map<UserCode, Omit<HistoryRead, 'need'>>();
  for (const target of targets) {
    if (!target || isOwnChange(deps, context.portal.memberId, target)) continue;
    if ('session' in target) reads.push({ need: { session: target.session }, source: 'crm', edited: false });
    else codes.set(target.code, { source: 'crm', edited: false });
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

/** The event is about a binding that the app itself changed: nobody wrote. */
function isOwnChange(
  { ownTouches }: Pick<SweepDeps, 'ownTouches'>,
  member: MemberId,
  { activity }: HintTarget,
): boolean {
  return activity !== undefined && ownTouches.includes(member, activity.id, activity.updated);
}

/** Edits that name the portal's chat id; for those with a user code the dialog is read first. */
function editedReads(hints: readonly Hint[]): readonly HistoryRead[] {
  return hints.flatMap(({ body }): readonly HistoryRead[] =>
    body.type === 'edited' && body.chatId > 0
      ? [{ need: { chatId: body.chatId }, source: body.source, edited: true }]
      : [],
  );
}

async function sessionReads(
  deps: BindingsDeps,
  member: MemberId,
  delivery: EventDelivery,
  hints: readonly Hint[],
): Promise<readonly HistoryRead[]> {
  const reads: HistoryRead[] = [];
  for (const { body } of hints) {
    if (body.type !== 'session') continue;
    const chat = await deps.stores.bindings.chatById(member, body.chatId);
    const needsTranscript = body.phase === 'finish' && hasOwnActivity(chat);
    if (!needsTranscript && delivery.deliversMessageEvents(lineOf(chat, body.line))) continue;
    const need = body.session > 0 ? { session: body.session } : { chatId: body.chatId };
    reads.push({ need, source: 'session', edited: false });
  }
  return reads;
}

function hasOwnActivity(chat: ChatRecord | undefined): boolean {
  return chat !== undefined && Object.keys(chat.ownActivities).length > 0;
}

/**
 * The line that counts for a chat is that of its user code: after a transfer, session events name another one
 * (docs/decisions/0022-one-line-per-chat.md). `named`: by the event, for a chat without a record.
 */
function lineOf(chat: ChatRecord | undefined, named: string): string {
  return (chat && parseUserCode(chat.userCode)?.line) ?? named;
}

function uniqueNeeds(needs: readonly HistoryNeed[]): readonly HistoryNeed[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
