import type { UnreadBody } from '../ingestion/inbox-body.ts';
import { inboxBody } from '../ingestion/inbox-body.ts';
import { parseUnread } from '../ingestion/parse-event.ts';
import { parseUserCode, userCode } from '../domain/chat.ts';
import type { InboxId, MemberId, UserCode } from '../domain/ids.ts';
import { lineId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { InboxEntry, LineSource, Stores } from '../store/ports.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import type { ChatWork } from './chat-work.ts';
import { emptyRecord } from './empty-record.ts';
import { noteOperatorNumbers } from './fill-own-numbers.ts';
import type { Hint } from './follow-hints.ts';
import type { LaneLog } from './lane-log.ts';
import type { ChatOutcome, Message, ReadChatDeps } from './read-chat.ts';
import { readChat } from './read-chat.ts';
import { countUnreadable } from './unreadable-numbers.ts';

export type SortEntriesDeps = ReadChatDeps & {
  readonly stores: Pick<Stores, 'bindings' | 'record' | 'inbox'>;
  readonly log: Pick<LaneLog, 'warn'>;
  readonly onCrashPoint: OnCrashPoint;
};

/** Codes under which entries are set aside: an event or a row of the offline queue, and an entry of another version. */
const UNREADABLE_EVENT = 'UNREADABLE_EVENT';
const UNREADABLE_ENTRY = 'UNREADABLE_ENTRY';

/** What waiting entries lead to: chats to decide and hints to follow. */
export interface SortedEntries {
  readonly works: readonly ChatWork[];
  /** New chats whose guest's profile is to be read. */
  readonly unattested: readonly ChatWork[];
  readonly hints: readonly Hint[];
}

/**
 * Separates hints from messages and reads the messages of each chat. Entries without anything new are marked as done at
 * once and cost no request to the portal.
 */
export async function sortEntries(
  deps: SortEntriesDeps,
  portal: PortalView,
  entries: readonly InboxEntry[],
): Promise<SortedEntries> {
  const member = portal.memberId;
  const { hints, chats, unread, invalid } = await partitionEntries(entries);
  const reread = await readAgain(deps, member, unread);
  await setAside(deps, member, UNREADABLE_EVENT, reread.unreadable);
  await setAside(deps, member, UNREADABLE_ENTRY, invalid);
  const waitingCodes = [...chats.keys()];
  const records = await deps.stores.bindings.chats(member, waitingCodes);
  await noteOperatorNumbers(deps, portal, chats, records);
  const outcomes: ChatOutcome[] = [];
  const yieldToEventLoop = createYieldToEventLoop();
  for (const [code, messages] of chats) {
    await yieldToEventLoop();
    const chat = parseUserCode(code);
    if (!chat) continue;
    const record = records.get(code);
    const known = record !== undefined;
    outcomes.push(
      await readChat(deps, portal, {
        chat,
        record: record ?? emptyChatRecord(code),
        known,
        messages,
        waitingCodes,
      }),
    );
  }
  const done = [...reread.done, ...outcomes.flatMap(({ noWork }) => noWork)];
  const touched = new Map<UserCode, ChatRecord>(
    outcomes.flatMap((outcome) => outcome.touched.map((record) => [record.userCode, record] as const)),
  );
  const unreadable = outcomes.flatMap((outcome) => outcome.unreadable ?? []);
  await countUnreadable(deps.stores.settings, member, unreadable, deps.now());
  const sources = sourcesOf([...chats.values()].flat(), deps.now());
  if (done.length + sources.length + touched.size > 0) {
    await deps.stores.record(member, {
      ...emptyRecord,
      done,
      chats: [...touched.values()],
      decisions: outcomes.flatMap(({ decisions }) => decisions),
      suggestions: outcomes.flatMap(({ suggestions }) => suggestions),
      sources,
    });
    deps.onCrashPoint('entries.sorted');
  }
  return {
    works: outcomes.flatMap(({ works }) => works),
    unattested: outcomes.flatMap(({ unattested }) => unattested),
    hints: [...hints, ...outcomes.flatMap((outcome) => outcome.hints)],
  };
}

interface PartitionedEntries {
  readonly hints: readonly Hint[];
  readonly chats: ReadonlyMap<UserCode, readonly Message[]>;
  readonly unread: readonly UnreadEntry[];
  /** Entries that do not match the schema. */
  readonly invalid: readonly InboxId[];
}

interface UnreadEntry {
  readonly id: InboxId;
  readonly body: UnreadBody;
  /** Unix ms of arrival. */
  readonly at: number;
}

async function partitionEntries(entries: readonly InboxEntry[]): Promise<PartitionedEntries> {
  const hints: Hint[] = [];
  const chats = new Map<UserCode, Message[]>();
  const unread: UnreadEntry[] = [];
  const invalid: InboxId[] = [];
  const yieldToEventLoop = createYieldToEventLoop();
  for (const { id, body: raw, at } of entries) {
    await yieldToEventLoop();
    const { data: body } = inboxBody.safeParse(raw);
    if (!body) invalid.push(id);
    else if (body.type === 'unread') unread.push({ id, body, at });
    else if (body.type !== 'message' && body.type !== 'operator') hints.push({ id, body });
    else {
      const { connector, line, externalChat, user } = body;
      const chat = parseUserCode(`${connector}|${line}|${externalChat}|${user}`);
      if (!chat) invalid.push(id);
      else chats.set(userCode(chat), [...(chats.get(userCode(chat)) ?? []), { id, body }]);
    }
  }
  return { hints, chats, unread, invalid };
}

/** Parses events that could not be read: this version may be able to. What is read of them goes into the inbox. */
async function readAgain(
  { stores }: Pick<SortEntriesDeps, 'stores'>,
  member: MemberId,
  unread: readonly UnreadEntry[],
): Promise<{ readonly done: readonly InboxId[]; readonly unreadable: readonly InboxId[] }> {
  const done: InboxId[] = [];
  const unreadable: InboxId[] = [];
  for (const { id, body, at } of unread) {
    const { entries } = parseUnread(body, at);
    const readable = entries.filter((entry) => inboxBody.parse(entry.body).type !== 'unread');
    if (readable.length > 0) await stores.inbox.append(member, readable);
    (readable.length === entries.length ? done : unreadable).push(id);
  }
  return { done, unreadable };
}

/** Parks entries that no retry can read; the Health page and the doctor show them with the code. */
async function setAside(
  { stores, log }: Pick<SortEntriesDeps, 'stores' | 'log'>,
  member: MemberId,
  code: string,
  ids: readonly InboxId[],
): Promise<void> {
  if (ids.length === 0) return;
  log.warn({ member, code, count: ids.length }, 'entries that cannot be read were set aside');
  await stores.inbox.failed(member, ids, code, 1);
}

/** For each line and source of the messages, that it delivered something at `now` (Unix ms). */
function sourcesOf(messages: readonly Message[], now: number): readonly LineSource[] {
  const newest = new Map<string, LineSource>();
  for (const { body } of messages) {
    // Events about operators prove nothing: the customer's may come in another way.
    if (body.type === 'operator') continue;
    newest.set(`${body.line} ${body.source}`, { line: lineId(body.line), source: body.source, at: now });
  }
  return [...newest.values()];
}
