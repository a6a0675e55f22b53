import type { LineSettings } from '../model/line-settings.ts';
import type { ChatRecord, CustomerRecord } from '../model/records.ts';
import type {
  CustomerId,
  DecisionId,
  InboxId,
  LineId,
  MemberId,
  Phone,
  SuggestionId,
  UserCode,
} from '../model/ids.ts';
import type { CrmRef } from '../model/crm-ref.ts';
import type { Decision, Suggestion } from '../model/decision.ts';
import type { PortalRecord } from '../model/portal-record.ts';

/** Installations. Tokens are encrypted at rest by every house. */
export interface PortalStore {
  get(member: MemberId): Promise<PortalRecord | undefined>;
  /** Durable when it resolves. */
  put(portal: PortalRecord): Promise<void>;
  list(): Promise<readonly PortalRecord[]>;
  /** Runs `work` while nobody else, in any process, runs one for this portal. */
  exclusively<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** Everything of the portal is gone when it resolves (uninstall with clean). */
  erase(member: MemberId): Promise<void>;
}

export interface NewInboxEntry {
  /** Same key, same delivery: stored once, also after it was handled. Without one it is always new. */
  readonly key?: string;
  /** What intake understands: plain JSON. */
  readonly body: unknown;
  /** Unix ms of arrival. */
  readonly at: number;
}

export interface InboxEntry extends NewInboxEntry {
  readonly id: InboxId;
  readonly attempts: number;
}

export interface ParkedEntry extends InboxEntry {
  readonly error: string;
  /** Unix ms. */
  readonly parkedAt: number;
}

/** Durable queue of deliveries per portal. */
export interface Inbox {
  /** On the disk when it resolves (group commit). */
  append(member: MemberId, entries: readonly NewInboxEntry[]): Promise<readonly ('stored' | 'duplicate')[]>;
  /** Oldest first; parked ones are left out. */
  waiting(member: MemberId, limit: number): Promise<readonly InboxEntry[]>;
  /** Portals with something waiting. */
  members(): Promise<readonly MemberId[]>;
  /** Counts a failed attempt; at `parkAfter` attempts the entry is parked. */
  failed(member: MemberId, ids: readonly InboxId[], error: string, parkAfter: number): Promise<void>;
  parked(member: MemberId): Promise<readonly ParkedEntry[]>;
  /** Puts parked entries back into the queue. */
  retry(member: MemberId, ids: readonly InboxId[]): Promise<void>;
}

/** When which way of hearing last brought something for a line (spec 3.5). */
export interface LineSource {
  readonly line: LineId;
  readonly source: 'message' | 'session' | 'crm' | 'offline' | 'sweep';
  /** Unix ms. */
  readonly at: number;
}

/** Everything that one round leaves behind, stored together or not at all. */
export interface RoundRecord {
  readonly done: readonly InboxId[];
  readonly chats: readonly ChatRecord[];
  readonly customers: readonly CustomerRecord[];
  readonly endedCustomers: readonly CustomerId[];
  /** New entries, or entries that changed (undo). */
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
  readonly sources: readonly LineSource[];
}

/** Whom an erasure is about (spec 9). */
export interface Forgotten {
  readonly chats: readonly UserCode[];
  readonly customers: readonly CustomerId[];
}

export interface BindingStore {
  /** By user code; missing ones are left out. */
  chats(member: MemberId, codes: readonly UserCode[]): Promise<ReadonlyMap<UserCode, ChatRecord>>;
  /** The chat with this portal chat id. */
  chatById(member: MemberId, chatId: number): Promise<ChatRecord | undefined>;
  /** Chats whose code starts so: `connector|line|externalChat|` finds a group. */
  chatsByPrefix(member: MemberId, prefix: string): Promise<readonly ChatRecord[]>;
  customers(member: MemberId, ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, CustomerRecord>>;
  /** Who remembers these phones, by phone identity (variants of one number are one). */
  customersByPhone(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
  customersByParty(member: MemberId, parties: readonly CrmRef[]): Promise<readonly CustomerRecord[]>;
  /** Newest first; only those before `before`, for paging. */
  listCustomers(
    member: MemberId,
    query: { readonly limit: number; readonly before?: CustomerId },
  ): Promise<readonly CustomerRecord[]>;
  count(member: MemberId): Promise<{ readonly chats: number; readonly customers: number }>;
}

export interface JournalStore {
  get(member: MemberId, id: DecisionId): Promise<Decision | undefined>;
  /** Newest first. */
  list(member: MemberId, query: JournalQuery): Promise<readonly Decision[]>;
}

export interface JournalQuery {
  readonly limit: number;
  /** Only entries before this one, for paging. */
  readonly before?: DecisionId;
  readonly line?: LineId;
  readonly chat?: UserCode;
  readonly item?: CrmRef;
  /** Unix ms, inclusive and exclusive. */
  readonly from?: number;
  readonly to?: number;
}

export interface SuggestionStore {
  get(member: MemberId, id: SuggestionId): Promise<Suggestion | undefined>;
  /** Newest first. */
  list(member: MemberId, state: Suggestion['state'], limit: number): Promise<readonly Suggestion[]>;
}

/** What an admin sets for the portal as a whole. */
export interface PortalSettings {
  /** Identifier keys that never identify and are never written. */
  readonly blocked: readonly string[];
}

export interface SettingsStore {
  line(member: MemberId, line: LineId): Promise<LineSettings>;
  putLine(member: MemberId, line: LineId, settings: LineSettings): Promise<void>;
  portal(member: MemberId): Promise<PortalSettings>;
  putPortal(member: MemberId, settings: PortalSettings): Promise<void>;
  sources(member: MemberId): Promise<readonly LineSource[]>;
  /** Small values of the app itself, such as how far the sweep came. */
  note(member: MemberId, name: string): Promise<string | undefined>;
  putNote(member: MemberId, name: string, value: string): Promise<void>;
}

/** A house: one place where everything is kept. */
export interface Stores {
  readonly portals: PortalStore;
  readonly inbox: Inbox;
  readonly bindings: BindingStore;
  readonly journal: JournalStore;
  readonly suggestions: SuggestionStore;
  readonly settings: SettingsStore;
  /** All of a round or nothing; durable when it resolves. */
  record(member: MemberId, round: RoundRecord): Promise<void>;
  /**
   * These chats and customers are gone when it resolves, and all that the journal and the suggestions tell of them.
   * What is still waiting in the inbox is not touched.
   */
  forget(member: MemberId, forgotten: Forgotten): Promise<void>;
  /** Rejects when the house cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
