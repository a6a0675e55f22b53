import type { MessageBody } from '../intake/inbox-body.ts';
import { inboxBody } from '../intake/inbox-body.ts';
import { parseUserCode, userCode } from '../model/chat.ts';
import type { ChatAddress } from '../model/chat.ts';
import type { InboxId, UserCode } from '../model/ids.ts';
import { decisionId, lineId } from '../model/ids.ts';
import type { Decision, Suggestion } from '../model/decision.ts';
import type { PortalRecord } from '../model/portal-record.ts';
import type { ChatRecord } from '../model/records.ts';
import { emptyChatRecord } from '../model/records.ts';
import type { InboxEntry, LineSource, RoundRecord } from '../store/ports.ts';
import { createBreather } from './breather.ts';
import type { ChatWork } from './chat-work.ts';
import { readTexts, remarkKey, resumed, withOwed } from './chat-work.ts';
import type { Hint } from './follow-hints.ts';
import { groupRecords } from './group-chat.ts';
import type { LaneDeps } from './lane-deps.ts';
import { emptyRound } from './empty-round.ts';
import { newSuggestions } from './record-outcome.ts';
import { remarkDecision, remarkDrafts } from './to-decision.ts';

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
  const breathe = createBreather();
  for (const { id, body: raw } of entries) {
    await breathe();
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
  const together = [...chats.keys()].flatMap((code) => codeOf(code) ?? []);
  const records = await deps.stores.bindings.chats(member, together);
  const works: ChatWork[] = [];
  const done: InboxId[] = [...broken];
  const decisions: Decision[] = [];
  const suggestions: Suggestion[] = [];
  const touched = new Map<UserCode, ChatRecord>();
  for (const [code, messages] of chats) {
    await breathe();
    const chat = parseUserCode(code);
    if (!chat) {
      done.push(...messages.map(({ id }) => id));
      continue;
    }
    const record = records.get(userCode(chat));
    const waiting = { chat, record: record ?? emptyChatRecord(userCode(chat)), known: record !== undefined };
    const outcome = await readChat(deps, portal, { ...waiting, messages, together });
    works.push(...outcome.works);
    hints.push(...outcome.hints);
    done.push(...outcome.quiet);
    decisions.push(...outcome.decisions);
    suggestions.push(...outcome.suggestions);
    for (const entry of outcome.touched) touched.set(entry.userCode, entry);
  }
  const sources = sourcesOf([...chats.values()].flat(), deps.now());
  if (done.length + sources.length + touched.size > 0) {
    await deps.stores.record(member, {
      ...emptyRound,
      done,
      chats: [...touched.values()],
      decisions,
      suggestions,
      sources,
    });
    deps.at('entries.sorted');
  }
  return { works, hints };
}

interface ChatOutcome {
  readonly works: readonly ChatWork[];
  readonly hints: readonly Hint[];
  readonly touched: readonly ChatRecord[];
  readonly quiet: readonly InboxId[];
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
}

/** One chat and what waits for it. `known`: the chat was heard before. */
interface Waiting {
  readonly chat: ChatAddress;
  readonly record: ChatRecord;
  readonly known: boolean;
  readonly messages: readonly Message[];
  /** Codes of all chats waiting now. */
  readonly together: readonly UserCode[];
}

async function readChat(deps: LaneDeps, portal: PortalRecord, waiting: Waiting): Promise<ChatOutcome> {
  const { chat, record, known, messages, together } = waiting;
  const ids = messages.map(({ id }) => id);
  const base = await workBase(deps, portal, record);
  if (!base || base.mode === 'off' || record.group) return quiet(ids);
  if (record.pending?.made) return { ...quiet([]), works: [{ ...resumed(base), held: ids }] };
  // Who else writes in the channel's chat is looked up once, when a chat is heard for the first time.
  const group = known ? [] : await groupRecords(deps.stores, portal.memberId, chat, together);
  if (group.length > 0) return quiet(ids, group);
  const sure = messages.filter(({ body }) => !body.unsure);
  const doubts = doubtHints(messages, base);
  const texts = readTexts(
    sure.map(({ body }) => body).sort((a, b) => a.at - b.at),
    record,
    base.regions,
  );
  const next: ChatRecord = { ...record, pieces: texts.pieces };
  const hinted = new Set(doubts.map(({ id }) => id));
  const rest = ids.filter((id) => !hinted.has(id));
  const owing = withOwed(record, texts.identifiers, deps.now());
  if (texts.identifiers.length === 0 && !record.pending && !owing.owes) {
    const changed = !known || JSON.stringify(texts.pieces) !== JSON.stringify(record.pieces);
    const told = await tellRemarks(deps, portal, { ...base, ...texts, record: next });
    const touched = told.chats.length > 0 || !changed ? told.chats : [next];
    const { decisions, suggestions } = told;
    return { ...quiet(rest, touched), decisions, suggestions, hints: doubts };
  }
  const work: ChatWork = { ...base, ...texts, ...owing, record: next, entries: rest };
  return { ...quiet([]), works: [work], hints: doubts };
}

type Told = Pick<RoundRecord, 'chats' | 'decisions' | 'suggestions'>;

/** What may not identify costs no request either, but the journal says that it was seen, and why it did nothing. */
async function tellRemarks(deps: LaneDeps, portal: PortalRecord, work: ChatWork): Promise<Told> {
  if (work.remarks.length === 0) return { chats: [], decisions: [], suggestions: [] };
  const at = deps.now();
  const suggestions = await newSuggestions(deps, portal.memberId, work, remarkDrafts(work.remarks));
  const ids = suggestions.map(({ id }) => id);
  const handled = [...work.record.handled, ...work.remarks.map(remarkKey)];
  return {
    chats: [{ ...work.record, handled }],
    decisions: [remarkDecision(work, decisionId(`d-${deps.newId()}`), ids, at)],
    suggestions,
  };
}

function quiet(ids: readonly InboxId[], touched: readonly ChatRecord[] = []): ChatOutcome {
  return { works: [], hints: [], touched, quiet: ids, decisions: [], suggestions: [] };
}

/** Nobody knows yet who wrote these; where they say anything, the chat's history tells. */
function doubtHints(messages: readonly Message[], base: ChatWork): readonly Hint[] {
  return messages
    .filter(({ body }) => body.unsure)
    .filter(({ body }) => readTexts([body], base.record, base.regions).identifiers.length > 0)
    .map(({ id, body: { source } }) => ({
      id,
      body: { type: 'edited', code: base.code, chatId: 0, source },
    }));
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

/** A bound chat that began a session: is its activity where it belongs? `undefined` where the tracker is off. */
export async function followUp(
  deps: LaneDeps,
  portal: PortalRecord,
  record: ChatRecord,
): Promise<ChatWork | undefined> {
  const base = await workBase(deps, portal, record);
  if (!base || base.mode === 'off') return undefined;
  return record.pending ? resumed(base) : { ...base, ...withOwed(record, [], deps.now()) };
}

/** A chat's work before anything was read. */
async function workBase(
  deps: LaneDeps,
  portal: PortalRecord,
  record: ChatRecord,
): Promise<ChatWork | undefined> {
  const chat = parseUserCode(record.userCode);
  if (!chat) return undefined;
  const settings = await deps.stores.settings.line(portal.memberId, chat.line);
  return {
    code: record.userCode,
    chat,
    settings,
    mode: settings.connectors[chat.connector] ?? settings.mode,
    regions: settings.regions.length > 0 ? settings.regions : portal.regions,
    record,
    entries: [],
    identifiers: [],
    remarks: [],
    evidence: { messageId: '', at: deps.now() },
  };
}
