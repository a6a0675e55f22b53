import type { MessageBody, OperatorBody } from '../ingestion/inbox-body.ts';
import type { ChatAddress } from '../domain/chat.ts';
import { parseUserCode } from '../domain/chat.ts';
import { sameRef } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import type { InboxId, UserCode } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { BatchRecord, Stores } from '../store/ports.ts';
import type { CountryClues } from '../domain/reading/ambiguous-phones.ts';
import { attestedByChannel, mayAttest } from '../domain/attested-by-channel.ts';
import { PROFILE_SCOPE } from '../bitrix24/openlines/guest-profile.ts';
import { mergeIdentifiers, withAttested } from './attested-identifiers.ts';
import type { ChatWork } from './chat-work.ts';
import type { ReadTextsResult } from './read-texts.ts';
import { readTexts } from './read-texts.ts';
import { remarkKey, resumeInterrupted, withOpenReading, withRetries, withSuggested } from './chat-work.ts';
import type { Hint } from './follow-hints.ts';
import type { GroupFinding } from './group-chat.ts';
import { findGroup } from './group-chat.ts';
import type { ReadingBudgets, ReadingPace } from './reading-budget.ts';
import type { NewSuggestionsDeps } from './new-suggestions.ts';
import { newSuggestions } from './new-suggestions.ts';
import { remarkDecision, remarkDrafts } from './to-decision.ts';
import { unclearNumberDrafts } from './unclear-number-drafts.ts';
import { countriesOfUnreadable, unreadableKey, type UnreadableCount } from './unreadable-numbers.ts';
import { reason } from '../domain/reason.ts';
import { modeOf } from '../domain/line-settings.ts';

/** What the start of a chat's work needs. */
export interface ChatWorkDeps {
  readonly stores: Pick<Stores, 'settings'>;
  /** Unix ms. */
  readonly now: () => number;
}

export type ReadChatDeps = ChatWorkDeps &
  NewSuggestionsDeps & {
    readonly stores: Pick<Stores, 'bindings' | 'settings'>;
    readonly newId: () => string;
    readonly readingBudgets: ReadingBudgets;
    /** A person answers for the events (replay): the portal is not asked whether their messages were written. */
    readonly trustsEvents?: boolean;
  };

/** A waiting message of a customer, or of an operator who wrote to him. */
export interface Message {
  readonly id: InboxId;
  readonly body: MessageBody | OperatorBody;
}

/** What the waiting messages of one chat lead to. */
export interface ChatOutcome {
  /** To be decided. */
  readonly works: readonly ChatWork[];
  /** New chats that gave nothing: what their channel vouches for is in the guest's profile, if anywhere. */
  readonly unattested: readonly ChatWork[];
  /** To be followed before the messages are done. */
  readonly hints: readonly Hint[];
  /** Changed chat records to store. */
  readonly touched: readonly ChatRecord[];
  /** Entries that need no decision: done. */
  readonly noWork: readonly InboxId[];
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
  /** Countries of numbers that the line cannot read, new in the chat. */
  readonly unreadable?: readonly UnreadableCount[];
}

/** One chat with its waiting messages. `known`: the chat has a stored record. */
export interface ChatInput {
  readonly chat: ChatAddress;
  readonly record: ChatRecord;
  readonly known: boolean;
  readonly messages: readonly Message[];
  /** All chats with messages in this run. */
  readonly waitingCodes: readonly UserCode[];
}

/** Reads the waiting messages of one chat, without a request to the portal. */
export async function readChat(
  deps: ReadChatDeps,
  portal: PortalView,
  input: ChatInput,
): Promise<ChatOutcome> {
  const { chat, record, known, messages, waitingCodes } = input;
  const ids = messages.map(({ id }) => id);
  const base = await createWork(deps, portal, record);
  if (!base || base.mode === 'off' || record.group) return noWork(ids);
  // A chat begins with its customer's first message.
  if (!known && messages.every(({ body }) => body.type === 'operator')) return noWork(ids);
  if (record.pending?.decided)
    return { ...noWork([]), works: [{ ...resumeInterrupted(base), deferred: ids }] };
  // Other users of the channel's chat are only looked up with the first message of a chat.
  const group = known
    ? undefined
    : await findGroup(deps.stores.bindings, portal.memberId, chat, waitingCodes);
  if (!group) return readMessages(deps, portal, input, base);
  return { ...noWork(ids, group.marked), decisions: groupDecisions(deps, base, group) };
}

async function readMessages(
  deps: ReadChatDeps,
  portal: PortalView,
  { known, messages, record: stored }: ChatInput,
  base: ChatWork,
): Promise<ChatOutcome> {
  const sure = messages
    .flatMap(({ body }) => (body.type === 'message' && body.unsure ? [] : [body]))
    .sort((a, b) => a.at - b.at);
  const pace = deps.readingBudgets.paceOf(portal.memberId);
  const texts = await readTexts(sure, stored, countryClues(base), pace);
  const unreadable = await newUnreadable(deps, portal, base, texts);
  const record = { ...stored, handled: [...stored.handled, ...unreadable.map(unreadableKey)] };
  const counts = unreadable.map((country) => ({ line: base.chat.line, country }));
  const hints = await hintsOfUnsure(messages, base, pace);
  const hinted = new Set(hints.map(({ id }) => id));
  const rest = messages.flatMap(({ id }) => (hinted.has(id) ? [] : [id]));
  const next = withOpenReading(record, texts);
  const identifiers = withSuggested(base, withAttested(base, texts.identifiers));
  const retries = withRetries(record, identifiers, deps.now());
  const work: ChatWork = {
    ...base,
    ...texts,
    ...retries,
    record: next,
    entries: rest,
    ...messagesToConfirm(deps, messages, record),
  };
  if (identifiers.length > 0 || record.pending || record.mergeRefused || retries.isRetry)
    return { ...noWork([]), works: [work], hints, unreadable: counts };
  if (await isCardToBeChecked(deps, portal, record, texts.repeated)) {
    const identifiersAgain = mergeIdentifiers([], texts.repeated);
    return {
      ...noWork([]),
      works: [{ ...work, identifiers: identifiersAgain, isRetry: true }],
      hints,
      unreadable: counts,
    };
  }
  if (!known && rest.length > 0 && isProfileWanted(work))
    return { ...noWork([]), unattested: [work], hints, unreadable: counts };
  const remarks = await recordOfRemarks(deps, portal, { ...base, ...texts, record: next });
  const changed = !known || JSON.stringify(next) !== JSON.stringify(stored);
  const touched = remarks.chats.length > 0 || !changed ? remarks.chats : [next];
  const { decisions, suggestions } = remarks;
  return { ...noWork(rest, touched), decisions, suggestions, hints, unreadable: counts };
}

/** Countries of numbers that the line cannot read, which this chat did not give before. */
async function newUnreadable(
  { stores }: Pick<ReadChatDeps, 'stores'>,
  portal: PortalView,
  { record, regions }: ChatWork,
  { unreadable }: Pick<ReadTextsResult, 'unreadable'>,
): Promise<readonly string[]> {
  const countries = await countriesOfUnreadable(stores.settings, portal, unreadable);
  return countries.filter(
    (country) => !regions.includes(country) && !record.handled.includes(unreadableKey(country)),
  );
}

/** Histories, the offline queue and sweeps are read from the portal itself; only online events are posted by anybody. */
function messagesToConfirm(
  { trustsEvents = false }: Pick<ReadChatDeps, 'trustsEvents'>,
  messages: readonly Message[],
  { pieces }: ChatRecord,
): Pick<ChatWork, 'toConfirm'> {
  const posted = messages.flatMap(({ id, body }) =>
    body.type === 'message' && body.source === 'message' && !body.unsure
      ? [{ entry: id, id: body.messageId, text: body.text }]
      : [],
  );
  if (trustsEvents || posted.length + pieces.length === 0) return {};
  const toConfirm = {
    messages: posted,
    pieces: pieces.map(({ text }) => text),
  };
  return { toConfirm };
}

/** The journal says that a chat was marked, and that bound chats beside it stay; undo of either takes the marks away. */
function groupDecisions(deps: ReadChatDeps, base: ChatWork, group: GroupFinding): readonly Decision[] {
  if (!group.isNew) return [];
  const isFirst = group.marked[0]?.userCode === base.code || group.kept.length > 0;
  const entry = (record: ChatRecord, code: 'groupChat' | 'otherWriter'): Decision => ({
    ...remarkDecision(
      { ...base, code: record.userCode, record, remarks: [reason(code)] },
      decisionId(`d-${deps.newId()}`),
      [],
      deps.now(),
    ),
    rule: 1,
  });
  return [
    ...(isFirst ? [entry(base.record, 'groupChat')] : []),
    ...group.kept.map((record) => entry(record, 'otherWriter')),
  ];
}

/** Whether the guest's profile may say who a chat without identifiers is. */
function isProfileWanted({ remarks, mayReadProfile, chat }: ChatWork): boolean {
  return remarks.length === 0 && mayReadProfile === true && mayAttest(chat);
}

function countryClues({ chat, record, regions, portalRegion }: ChatWork): CountryClues {
  return { regions, portalRegion, attested: [...attestedByChannel(chat), ...(record.attested ?? [])] };
}

/** Whether the customer repeats an identifier after the card was changed: it may be closed, or another chat has a new one. */
async function isCardToBeChecked(
  { stores }: Pick<ReadChatDeps, 'stores'>,
  { memberId }: PortalView,
  { customer: id, attached }: ChatRecord,
  repeated: readonly Identifier[],
): Promise<boolean> {
  if (id === undefined || repeated.length === 0) return false;
  const customer = (await stores.bindings.customers(memberId, [id])).get(id);
  if (!customer) return false;
  const { card, cardChanged = false } = customer;
  return cardChanged || (card !== undefined && attached !== undefined && !sameRef(attached.card, card));
}

/**
 * The journal entry for identifiers that may not identify, with the suggestions and the chat record that go with it.
 */
async function recordOfRemarks(
  deps: ReadChatDeps,
  portal: PortalView,
  work: ChatWork,
): Promise<Pick<BatchRecord, 'chats' | 'decisions' | 'suggestions'>> {
  if (work.remarks.length === 0) return { chats: [], decisions: [], suggestions: [] };
  const at = deps.now();
  const unclear = await unclearNumberDrafts(deps.stores, portal.memberId, work);
  const drafts = [...remarkDrafts(work.remarks), ...unclear];
  const suggestions = await newSuggestions(deps, portal.memberId, work, drafts);
  const ids = suggestions.map(({ id }) => id);
  const handled = [...work.record.handled, ...work.remarks.map(remarkKey)];
  return {
    chats: [{ ...work.record, handled }],
    decisions: [remarkDecision(work, decisionId(`d-${deps.newId()}`), ids, at)],
    suggestions,
  };
}

function noWork(ids: readonly InboxId[], touched: readonly ChatRecord[] = []): ChatOutcome {
  return { works: [], unattested: [], hints: [], touched, noWork: ids, decisions: [], suggestions: [] };
}

/** Messages with identifiers whose author the event does not name: the chat's history has to be read. */
async function hintsOfUnsure(
  messages: readonly Message[],
  base: ChatWork,
  pace: ReadingPace,
): Promise<readonly Hint[]> {
  const hints: Hint[] = [];
  for (const { id, body } of messages) {
    if (body.type !== 'message' || !body.unsure) continue;
    const { identifiers } = await readTexts([body], base.record, countryClues(base), pace);
    const { source } = body;
    if (identifiers.length > 0)
      hints.push({ id, body: { type: 'edited', code: base.code, chatId: 0, source } });
  }
  return hints;
}

/** Work to check the activity of a bound chat with a new session; `undefined` where the tracker is off. */
export async function workForNewSession(
  deps: ChatWorkDeps,
  portal: PortalView,
  record: ChatRecord,
): Promise<ChatWork | undefined> {
  const base = await createWork(deps, portal, record);
  if (!base || base.mode === 'off') return undefined;
  return record.pending ? resumeInterrupted(base) : { ...base, ...withRetries(record, [], deps.now()) };
}

/** A chat's work before any message was read; `undefined` for an unreadable user code. */
export async function createWork(
  deps: ChatWorkDeps,
  portal: PortalView,
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
    mayReadProfile: portal.scope.includes(PROFILE_SCOPE),
    ...(portal.regions[0] !== undefined && { portalRegion: portal.regions[0] }),
  };
}
