import type { MessageBody } from '../ingestion/inbox-body.ts';
import type { ChatAddress } from '../domain/chat.ts';
import { parseUserCode } from '../domain/chat.ts';
import type { Decision } from '../domain/decision.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { InboxId, UserCode } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import type { PortalRecord } from '../domain/portal-record.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { RoundRecord } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import { readTexts, remarkKey, resumed, withRetries } from './chat-work.ts';
import type { Hint } from './follow-hints.ts';
import { groupRecords } from './group-chat.ts';
import type { LaneDeps } from './lane-deps.ts';
import { newSuggestions } from './record-outcome.ts';
import { remarkDecision, remarkDrafts } from './to-decision.ts';
import { modeOf } from '../domain/line-settings.ts';

/** A customer's message that waits. */
export interface Message {
  readonly id: InboxId;
  readonly body: MessageBody;
}

/** What the waiting messages of one chat come to. */
export interface ChatOutcome {
  readonly works: readonly ChatWork[];
  readonly hints: readonly Hint[];
  readonly touched: readonly ChatRecord[];
  readonly noWork: readonly InboxId[];
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
}

/** One chat and what waits for it. `known`: the chat was heard before. */
export interface ChatInput {
  readonly chat: ChatAddress;
  readonly record: ChatRecord;
  readonly known: boolean;
  readonly messages: readonly Message[];
  /** Codes of all chats waiting now. */
  readonly together: readonly UserCode[];
}

/** Reads what waits of one chat. What holds nothing new is quiet: done at once, without a request. */
export async function readChat(
  deps: LaneDeps,
  portal: PortalRecord,
  waiting: ChatInput,
): Promise<ChatOutcome> {
  const { chat, record, known, messages, together } = waiting;
  const ids = messages.map(({ id }) => id);
  const base = await workBase(deps, portal, record);
  if (!base || base.mode === 'off' || record.group) return noWork(ids);
  if (record.pending?.decided) return { ...noWork([]), works: [{ ...resumed(base), deferred: ids }] };
  // Who else writes in the channel's chat is looked up once, when a chat is heard for the first time.
  const group = known ? [] : await groupRecords(deps.stores, portal.memberId, chat, together);
  return group.length > 0 ? noWork(ids, group) : readMessages(deps, portal, waiting, base);
}

async function readMessages(
  deps: LaneDeps,
  portal: PortalRecord,
  { record, known, messages }: ChatInput,
  base: ChatWork,
): Promise<ChatOutcome> {
  const sure = messages.flatMap(({ body }) => (body.unsure ? [] : [body])).sort((a, b) => a.at - b.at);
  const texts = readTexts(sure, record, base.regions);
  const hints = doubtHints(messages, base);
  const hinted = new Set(hints.map(({ id }) => id));
  const rest = messages.flatMap(({ id }) => (hinted.has(id) ? [] : [id]));
  const next: ChatRecord = { ...record, pieces: texts.pieces };
  const owing = withRetries(record, texts.identifiers, deps.now());
  if (texts.identifiers.length > 0 || record.pending || owing.isRetry)
    return { ...noWork([]), works: [{ ...base, ...texts, ...owing, record: next, entries: rest }], hints };
  const told = await reportRemarks(deps, portal, { ...base, ...texts, record: next });
  const changed = !known || JSON.stringify(texts.pieces) !== JSON.stringify(record.pieces);
  const touched = told.chats.length > 0 || !changed ? told.chats : [next];
  const { decisions, suggestions } = told;
  return { ...noWork(rest, touched), decisions, suggestions, hints };
}

type Told = Pick<RoundRecord, 'chats' | 'decisions' | 'suggestions'>;

/** What may not identify costs no request either, but the journal says that it was seen, and why it did nothing. */
async function reportRemarks(deps: LaneDeps, portal: PortalRecord, work: ChatWork): Promise<Told> {
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

function noWork(ids: readonly InboxId[], touched: readonly ChatRecord[] = []): ChatOutcome {
  return { works: [], hints: [], touched, noWork: ids, decisions: [], suggestions: [] };
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

/** A bound chat that began a session: is its activity where it belongs? `undefined` where the tracker is off. */
export async function followUp(
  deps: LaneDeps,
  portal: PortalRecord,
  record: ChatRecord,
): Promise<ChatWork | undefined> {
  const base = await workBase(deps, portal, record);
  if (!base || base.mode === 'off') return undefined;
  return record.pending ? resumed(base) : { ...base, ...withRetries(record, [], deps.now()) };
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
    mode: modeOf(settings, chat.connector),
    regions: settings.regions.length > 0 ? settings.regions : portal.regions,
    record,
    entries: [],
    identifiers: [],
    remarks: [],
    evidence: { messageId: '', at: deps.now() },
  };
}
