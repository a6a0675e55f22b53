import { attestedByChannel } from '../domain/attested-by-channel.ts';
import { parseUserCode, userCode } from '../domain/chat.ts';
import { emptyChatRecord, type ChatRecord } from '../domain/chat-record.ts';
import { existingItems } from '../domain/changes/target.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import { identifierKey, type Identifier } from '../domain/identifiers/identifier.ts';
import type { LineId, MemberId, UserCode } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import { reason, type Reason } from '../domain/reason.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import { createPortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import { readHistories, type SessionHistory } from '../bitrix24/openlines/history.ts';
import { readRecentSessions } from '../bitrix24/openlines/session-activities.ts';
import { inboxBody } from '../ingestion/inbox-body.ts';
import { withAttested } from '../processing/attested-identifiers.ts';
import type { ChatWork } from '../processing/chat-work.ts';
import { readTexts } from '../processing/read-texts.ts';
import { findGroup } from '../processing/group-chat.ts';
import { inboxEntriesOf } from '../processing/inbox-entries.ts';
import type { PortalReader } from '../processing/portal-reader.ts';
import { createWork } from '../processing/read-chat.ts';
import type { ReadingBudgets } from '../processing/reading-budget.ts';
import { planDecisions } from '../processing/run-decision-batch.ts';
import type { Stores } from '../store/ports.ts';

export interface PastPreviewDeps {
  readonly stores: Pick<Stores, 'bindings' | 'settings'>;
  readonly portals: PortalReader;
  readonly readingBudgets: ReadingBudgets;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

export interface PastPreviewRequest {
  readonly member: MemberId;
  /** With the token of the page's opener, so that only conversations and items are read that they may see. */
  readonly client: PortalClient;
  readonly lines: readonly LineId[];
}

/**
 * `known`: its customer is remembered already; `linked`: the portal itself had linked it to a customer; `joined`: with a
 * customer of the CRM or of another chat; `first`: the first chat of a customer; `suggested`: a person would be asked.
 */
export type PastResult = 'known' | 'linked' | 'joined' | 'first' | 'suggested' | 'nothing';

/** A conversation of the last days, and what would have become of it. */
export interface PastChat {
  readonly code: UserCode;
  readonly result: PastResult;
  /** The card it would be on, or its customer; absent where there is none yet. */
  readonly item?: CrmRef;
  readonly reasons: readonly Reason[];
}

export interface PastPreview {
  /** Unix ms of the first day that was looked at. */
  readonly since: number;
  /** `false`: only the newest conversations were read, because there are too many. */
  readonly complete: boolean;
  /** Newest first. */
  readonly chats: readonly PastChat[];
}

const PREVIEW_MS = 14 * 86_400_000;
/** What is read fits into what the pages of one user may ask a portal at once (src/bitrix24/client/page-limits.ts). */
const MAX_SESSIONS = 50;
const REQUEST_ID = 'page.past';

/**
 * What mode `auto` would have made of the conversations of the last days. Stores and changes nothing; lines and connectors
 * that are off are left out. Throws `PortalError`.
 */
export async function previewPast(
  deps: PastPreviewDeps,
  { member, client, lines }: PastPreviewRequest,
): Promise<PastPreview> {
  const since = deps.now() - PREVIEW_MS;
  const portal = await deps.portals.get(member);
  const active = await linesThatAreOn(deps, member, lines);
  if (!portal || active.length === 0) return { since, complete: true, chats: [] };
  const recent = await readRecentSessions(client, { lines: active, since, max: MAX_SESSIONS }, REQUEST_ID);
  const { complete, sessions } = recent;
  const needs = sessions.filter(({ session }) => session > 0).map(({ session }) => ({ session }));
  const histories = await readHistories(client, needs, REQUEST_ID);
  const read = await readChats(deps, portal, groupByChat(histories));
  const works = read.flatMap(({ work }) => work ?? []);
  const planDeps = { ...deps, portalConfig: createPortalConfigCache(deps.now) };
  const verdicts = await planDecisions(planDeps, { portal, client }, works);
  const chats = read.map(({ code, isKnown }) => ({ code, isKnown, verdict: verdicts.get(code) }));
  return { since, complete, chats: withResults(chats).reverse() };
}

async function linesThatAreOn(
  { stores }: PastPreviewDeps,
  member: MemberId,
  lines: readonly LineId[],
): Promise<readonly LineId[]> {
  const settings = await Promise.all(lines.map((line) => stores.settings.line(member, line)));
  return lines.filter((_line, index) => {
    const { mode, connectors } = settings[index] ?? {};
    return [mode, ...Object.values(connectors ?? {})].some((each) => each !== 'off');
  });
}

/** Oldest first, each with its sessions in their order. */
function groupByChat(
  histories: readonly (SessionHistory | undefined)[],
): ReadonlyMap<UserCode, readonly SessionHistory[]> {
  const groups = new Map<UserCode, SessionHistory[]>();
  for (const history of [...histories].reverse()) {
    if (!history) continue;
    const code = userCode(history.chat);
    groups.set(code, [...(groups.get(code) ?? []), history]);
  }
  return groups;
}

interface ReadPastChat {
  readonly code: UserCode;
  readonly isKnown: boolean;
  /** Absent where nothing has to be decided. */
  readonly work?: ChatWork;
}

async function readChats(
  deps: PastPreviewDeps,
  portal: PortalView,
  groups: ReadonlyMap<UserCode, readonly SessionHistory[]>,
): Promise<readonly ReadPastChat[]> {
  const codes = [...groups.keys()];
  const records = await deps.stores.bindings.chats(portal.memberId, codes);
  const read: ReadPastChat[] = [];
  for (const [code, histories] of groups) {
    const record = records.get(code);
    const base = await createWork(deps, portal, asNew(code, record));
    if (!base || base.mode === 'off') continue;
    const isKnown = record?.customer !== undefined;
    const isGroup = record?.group ?? (await isGroupChat(deps, portal, code, codes));
    const work = isKnown || isGroup ? undefined : await readChat(deps, portal, base, histories);
    read.push({ code, isKnown, ...(work && { work }) });
  }
  return read;
}

/** What was only suggested, or identified nobody, is decided again; what people said of the chat still counts. */
function asNew(code: UserCode, record: ChatRecord | undefined): ChatRecord {
  const { ownActivities = {}, notSame, undoneJoins, keptItems } = record ?? {};
  return {
    ...emptyChatRecord(code),
    ownActivities,
    ...(notSame && { notSame }),
    ...(keptItems && { keptItems }),
    ...(undoneJoins && { undoneJoins }),
  };
}

async function isGroupChat(
  { stores }: PastPreviewDeps,
  { memberId }: PortalView,
  code: UserCode,
  codes: readonly UserCode[],
): Promise<boolean> {
  const chat = parseUserCode(code);
  return chat !== undefined && (await findGroup(stores.bindings, memberId, chat, codes)) !== undefined;
}

/** `undefined` where the conversation says nothing that identifies its customer. */
async function readChat(
  deps: PastPreviewDeps,
  portal: PortalView,
  base: ChatWork,
  histories: readonly SessionHistory[],
): Promise<ChatWork | undefined> {
  const bodies = histories
    .flatMap((history) => inboxEntriesOf(history, 'sweep', deps.now(), false))
    .map(({ body }) => inboxBody.parse(body))
    .filter((body) => body.type === 'message' || body.type === 'operator');
  const { chat, regions, portalRegion, record } = base;
  const clues = { regions, portalRegion, attested: attestedByChannel(chat) };
  const texts = await readTexts(bodies, record, clues, deps.readingBudgets.paceOf(portal.memberId));
  const identifiers = withAttested(base, texts.identifiers);
  return identifiers.length > 0 ? { ...base, ...texts, mode: 'auto', identifiers } : undefined;
}

interface DecidedPastChat {
  readonly code: UserCode;
  readonly isKnown: boolean;
  readonly verdict: Verdict | undefined;
}

/**
 * Chats are decided apart from each other: that two of them give the same number before the CRM has it is found here.
 * Oldest first.
 */
function withResults(chats: readonly DecidedPastChat[]): PastChat[] {
  const firstChats = new Map<string, CrmRef | undefined>();
  return chats.map(({ code, isKnown, verdict }): PastChat => {
    if (!verdict) return { code, result: isKnown ? 'known' : 'nothing', reasons: [] };
    const { rule, reasons, customerIdentifiers } = verdict;
    const item = itemOf(verdict);
    const repeated = customerIdentifiers.find((one) => firstChats.has(identifierKey(one)));
    if (rule === 6 && repeated)
      return joinedWithFirst(code, repeated, firstChats.get(identifierKey(repeated)));
    if (verdict.shouldBind) customerIdentifiers.forEach((one) => firstChats.set(identifierKey(one), item));
    return { code, result: resultOf(verdict), ...(item && { item }), reasons };
  });
}

function joinedWithFirst(code: UserCode, { kind, value }: Identifier, item: CrmRef | undefined): PastChat {
  const because = kind === 'phone' ? 'phoneRemembered' : 'foundByEmail';
  const reasons = [reason(because, { identifier: value, ...(item && { refs: [item] }) })];
  return { code, result: 'joined', ...(item && { item }), reasons };
}

function itemOf({ card, customerRef }: Verdict): CrmRef | undefined {
  return [card, customerRef].flatMap((target) => (target ? existingItems(target) : []))[0];
}

function resultOf({ rule, outcome, shouldBind }: Verdict): PastResult {
  if (outcome === 'suggested') return 'suggested';
  if (!shouldBind) return 'nothing';
  if (rule === 6) return 'first';
  return rule === 4 ? 'linked' : 'joined';
}
