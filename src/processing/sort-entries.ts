import { inboxBody } from '../ingestion/inbox-body.ts';
import { parseUserCode, userCode } from '../domain/chat.ts';
import type { InboxId, UserCode } from '../domain/ids.ts';
import { lineId } from '../domain/ids.ts';
import type { PortalRecord } from '../domain/portal-record.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { InboxEntry, LineSource } from '../store/ports.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import type { ChatWork } from './chat-work.ts';
import { emptyRound } from './empty-record.ts';
import type { Hint } from './follow-hints.ts';
import type { LaneDeps } from './lane-deps.ts';
import type { ChatOutcome, Message } from './read-chat.ts';
import { readChat } from './read-chat.ts';

/** What a handful of waiting entries comes to. */
export interface SortedEntries {
  readonly works: readonly ChatWork[];
  readonly hints: readonly Hint[];
}

/**
 * Sorts waiting entries: hints apart; messages per chat, read; what holds nothing new is done at once and costs no
 * request.
 */
export async function sortEntries(
  deps: LaneDeps,
  portal: PortalRecord,
  entries: readonly InboxEntry[],
): Promise<SortedEntries> {
  const member = portal.memberId;
  const { hints, chats, broken } = await partitionEntries(deps, entries);
  const together = [...chats.keys()];
  const records = await deps.stores.bindings.chats(member, together);
  const outcomes: ChatOutcome[] = [];
  const breathe = createYieldToEventLoop();
  for (const [code, messages] of chats) {
    await breathe();
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
        together,
      }),
    );
  }
  const done = [...broken, ...outcomes.flatMap(({ noWork }) => noWork)];
  const touched = new Map<UserCode, ChatRecord>(
    outcomes.flatMap((outcome) => outcome.touched.map((record) => [record.userCode, record] as const)),
  );
  const sources = sourcesOf([...chats.values()].flat(), deps.now());
  if (done.length + sources.length + touched.size > 0) {
    await deps.stores.record(member, {
      ...emptyRound,
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
    hints: [...hints, ...outcomes.flatMap((outcome) => outcome.hints)],
  };
}

interface PartitionedEntries {
  readonly hints: readonly Hint[];
  readonly chats: ReadonlyMap<UserCode, readonly Message[]>;
  /** Of a shape that nobody knows: dropped. */
  readonly broken: readonly InboxId[];
}

async function partitionEntries(
  { log }: LaneDeps,
  entries: readonly InboxEntry[],
): Promise<PartitionedEntries> {
  const hints: Hint[] = [];
  const chats = new Map<UserCode, Message[]>();
  const broken: InboxId[] = [];
  const breathe = createYieldToEventLoop();
  for (const { id, body: raw } of entries) {
    await breathe();
    const { data: body } = inboxBody.safeParse(raw);
    if (!body) broken.push(id);
    else if (body.type !== 'message') hints.push({ id, body });
    else {
      const { connector, line, externalChat, user } = body;
      const chat = parseUserCode(`${connector}|${line}|${externalChat}|${user}`);
      if (!chat) broken.push(id);
      else chats.set(userCode(chat), [...(chats.get(userCode(chat)) ?? []), { id, body }]);
    }
  }
  if (broken.length > 0) log.warn({ count: broken.length }, 'inbox entries of an unknown shape were dropped');
  return { hints, chats, broken };
}

/** The newest word of each line and way of hearing. */
function sourcesOf(messages: readonly Message[], now: number): readonly LineSource[] {
  const newest = new Map<string, LineSource>();
  for (const { body } of messages) {
    newest.set(`${body.line} ${body.source}`, { line: lineId(body.line), source: body.source, at: now });
  }
  return [...newest.values()];
}
