import type { MessageBody } from '../intake/inbox-body.ts';
import { inboxBody } from '../intake/inbox-body.ts';
import { parseUserCode, userCode } from '../model/chat.ts';
import type { ChatAddress } from '../model/chat.ts';
import type { InboxId, MemberId } from '../model/ids.ts';
import { lineId } from '../model/ids.ts';
import type { PortalRecord } from '../model/portal-record.ts';
import type { ChatRecord } from '../model/records.ts';
import { emptyChatRecord } from '../model/records.ts';
import type { InboxEntry, LineSource } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import { readTexts } from './chat-work.ts';
import type { Hint } from './follow-hints.ts';
import { isGroupChat } from './group-chat.ts';
import type { LaneDeps } from './lane-deps.ts';
import { emptyRound } from './round.ts';

/** What a handful of waiting entries comes to. */
export interface Sorted {
  readonly works: readonly ChatWork[];
  readonly hints: readonly Hint[];
}

interface Message {
  readonly id: InboxId;
  readonly body: MessageBody;
}

/**
 * Sorts waiting entries: hints apart; messages per chat, read; what holds nothing new is done at once and costs no
 * request.
 */
export async function sortEntries(
  deps: LaneDeps,
  portal: PortalRecord,
  entries: readonly InboxEntry[],
): Promise<Sorted> {
  const member = portal.memberId;
  const hints: Hint[] = [];
  const chats = new Map<string, Message[]>();
  const broken: InboxId[] = [];
  for (const { id, body: raw } of entries) {
    const body = inboxBody.safeParse(raw);
    if (!body.success) broken.push(id);
    else if (body.data.type !== 'message') hints.push({ id, body: body.data });
    else {
      const { connector, line, externalChat, user } = body.data;
      const code = `${connector}|${line}|${externalChat}|${user}`;
      chats.set(code, [...(chats.get(code) ?? []), { id, body: body.data }]);
    }
  }
  if (broken.length > 0)
    deps.log.warn({ count: broken.length }, 'inbox entries of an unknown shape were dropped');
  const records = await deps.stores.bindings.chats(
    member,
    [...chats.keys()].flatMap((code) => codeOf(code) ?? []),
  );
  const works: ChatWork[] = [];
  const quiet: InboxId[] = [...broken];
  const touched: ChatRecord[] = [];
  for (const [code, messages] of chats) {
    const chat = parseUserCode(code);
    if (!chat) {
      quiet.push(...messages.map(({ id }) => id));
      continue;
    }
    const record = records.get(userCode(chat)) ?? emptyChatRecord(userCode(chat));
    const outcome = await readChat(deps, portal, chat, record, messages);
    works.push(...outcome.works);
    hints.push(...outcome.hints);
    touched.push(...outcome.touched);
    quiet.push(...outcome.quiet);
  }
  const sources = sourcesOf([...chats.values()].flat(), deps.now());
  if (quiet.length + sources.length + touched.length > 0) {
    await deps.stores.record(member, { ...emptyRound, done: quiet, chats: touched, sources });
  }
  return { works, hints };
}

interface ChatOutcome {
  readonly works: readonly ChatWork[];
  readonly hints: readonly Hint[];
  readonly touched: readonly ChatRecord[];
  readonly quiet: readonly InboxId[];
}

async function readChat(
  deps: LaneDeps,
  portal: PortalRecord,
  chat: ChatAddress,
  record: ChatRecord,
  messages: readonly Message[],
): Promise<ChatOutcome> {
  const member = portal.memberId;
  const ids = messages.map(({ id }) => id);
  const none: ChatOutcome = { works: [], hints: [], touched: [], quiet: ids };
  const settings = await deps.stores.settings.line(member, chat.line);
  const mode = settings.connectors[chat.connector] ?? settings.mode;
  if (mode === 'off' || record.group) return none;
  const regions = settings.regions.length > 0 ? settings.regions : portal.regions;
  const bodies = messages.map(({ body }) => body).sort((a, b) => a.at - b.at);
  const texts = readTexts(bodies, record, regions);
  const changed = JSON.stringify(texts.pieces) !== JSON.stringify(record.pieces);
  const next: ChatRecord = { ...record, pieces: texts.pieces };
  if (texts.identifiers.length === 0 && !record.pending) return { ...none, touched: changed ? [next] : [] };
  if (record.customer === undefined && (await isGroupChat(deps.stores, member, chat))) {
    return { ...none, touched: [{ ...next, group: true }] };
  }
  const unsure = messages.filter(({ body }) => body.unsure);
  if (unsure.length === messages.length)
    return { ...none, quiet: ids.slice(1), hints: historyHint(chat, unsure) };
  const work: ChatWork = {
    code: userCode(chat),
    chat,
    settings,
    mode,
    regions,
    record: next,
    entries: ids,
    identifiers: texts.identifiers,
    remarks: texts.remarks,
    evidence: texts.evidence,
  };
  return { works: [work], hints: [], touched: [], quiet: [] };
}

/** Nobody knows yet who wrote it: the chat's history tells. */
function historyHint(chat: ChatAddress, messages: readonly Message[]): readonly Hint[] {
  const [first] = messages;
  if (!first) return [];
  const { connector, line, externalChat, user } = chat;
  return [{ id: first.id, body: { type: 'edited', connector, line, externalChat, user } }];
}

/** The newest word of each line and way of hearing. */
function sourcesOf(messages: readonly Message[], now: number): readonly LineSource[] {
  const newest = new Map<string, LineSource>();
  for (const { body } of messages) {
    newest.set(`${body.line} ${body.source}`, { line: lineId(body.line), source: body.source, at: now });
  }
  return [...newest.values()];
}

function codeOf(code: string) {
  const chat = parseUserCode(code);
  return chat ? [userCode(chat)] : undefined;
}

/** A bound chat that began a session: is its activity where it belongs? */
export async function followUp(
  deps: LaneDeps,
  portal: PortalRecord,
  record: ChatRecord,
): Promise<ChatWork | undefined> {
  const chat = parseUserCode(record.userCode);
  if (!chat) return undefined;
  const member: MemberId = portal.memberId;
  const settings = await deps.stores.settings.line(member, chat.line);
  const mode = settings.connectors[chat.connector] ?? settings.mode;
  if (mode === 'off') return undefined;
  return {
    code: record.userCode,
    chat,
    settings,
    mode,
    regions: settings.regions.length > 0 ? settings.regions : portal.regions,
    record,
    entries: [],
    identifiers: [],
    remarks: [],
    evidence: { messageId: '', at: deps.now() },
  };
}
