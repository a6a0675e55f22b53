import type { EventSource } from '../domain/event-source.ts';
import type { LineSettings } from '../domain/line-settings.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type {
  CustomerId,
  DecisionId,
  Email,
  InboxId,
  LineId,
  MemberId,
  Phone,
  SuggestionId,
  UserCode,
} from '../domain/ids.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { PortalRecord } from '../domain/portal-record.ts';

/** Installations. Tokens are encrypted at rest. */
export interface PortalStore {
  get(member: MemberId): Promise<PortalRecord | undefined>;
  /** Stores an installation, new or again. Durable when it resolves. */
  put(portal: PortalRecord): Promise<void>;
  /** Replaces the record of a portal that is stored; rejects with `PORTAL_UNKNOWN` where it was erased meanwhile. */
  update(portal: PortalRecord): Promise<void>;
  /** Those whose record can be read and whose secrets one of the keys opens. */
  list(): Promise<readonly PortalRecord[]>;
  /** Those whose record cannot be read: the others go on without them. */
  unreadable(): Promise<readonly UnreadablePortal[]>;
  /** Runs `work` while nobody else, in any process, runs one under this name. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` while no other process works on this portal's messages: whoever changes its bindings holds its lane.
   * Not the lock of `exclusively(member)`, which renews tokens inside.
   */
  holdLane<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** Everything of the portal is gone when it resolves (uninstall with clean). */
  erase(member: MemberId): Promise<void>;
  /** Seals with the newest key what an older one sealed; durable when it resolves. */
  reseal(): Promise<Resealed>;
  /** Reads every row of the portal; tells the first few that cannot be read, by table and reason. */
  verify(member: MemberId): Promise<readonly string[]>;
}

export interface UnreadablePortal {
  readonly member: MemberId;
  /** `secrets`: none of the keys opens its tokens. `record`: the row itself is damaged. */
  readonly because: 'secrets' | 'record';
}

export interface Resealed {
  readonly resealed: number;
  readonly unreadable: readonly UnreadablePortal[];
}

export interface NewInboxEntry {
  /** Same key, same delivery: stored once, also after it was handled. Without one it is always new. */
  readonly key?: string;
  /** What intake understands: plain JSON. */
  readonly body: unknown;
  /** Unix ms of arrival. */
  readonly at: number;
}

export interface InboxEntry {
  readonly id: InboxId;
  /** `keyDigest` of the delivery's key; the key itself is not kept. */
  readonly digest?: string;
  readonly body: unknown;
  /** Unix ms of arrival. */
  readonly at: number;
  readonly attempts: number;
}

export interface ParkedEntry extends InboxEntry {
  readonly error: string;
  /** Unix ms. */
  readonly parkedAt: number;
}

/** How much a portal has waiting. */
export interface Backlog {
  readonly member: MemberId;
  readonly waiting: number;
  /** Arrival of the oldest that waits, Unix ms; 0 where none does. */
  readonly oldestAt: number;
  readonly parked: number;
}

/** Durable queue of deliveries per portal. Writes for a portal that is not stored reject with `PORTAL_UNKNOWN`. */
export interface Inbox {
  /** On the disk when it resolves (group commit). */
  append(member: MemberId, entries: readonly NewInboxEntry[]): Promise<readonly ('stored' | 'duplicate')[]>;
  /** Oldest first; parked ones are left out. */
  waiting(member: MemberId, limit: number): Promise<readonly InboxEntry[]>;
  /** Portals with something waiting. */
  members(): Promise<readonly MemberId[]>;
  /** Portals with something waiting or parked. */
  backlog(): Promise<readonly Backlog[]>;
  /** Counts a failed attempt; at `parkAfter` attempts the entry is parked. */
  failed(member: MemberId, ids: readonly InboxId[], error: string, parkAfter: number): Promise<void>;
  parked(member: MemberId): Promise<readonly ParkedEntry[]>;
  /** Puts parked entries back into the queue. */
  retry(member: MemberId, ids: readonly InboxId[]): Promise<void>;
}

/** When which source last brought something for a line (docs/spec.md 3.5). */
export interface LineSource {
  readonly line: LineId;
  readonly source: EventSource;
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

/** Whose data is to be erased (docs/spec.md 9). */
export interface CustomerErasure {
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
  /** Everybody with this address, who had it first comes first. */
  customersByEmail(member: MemberId, email: Email): Promise<readonly CustomerRecord[]>;
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
  /** When each source last brought something, whatever the portal and the line. */
  lastReceived(): Promise<readonly Omit<LineSource, 'line'>[]>;
  /** Small values of the app about a portal, such as how far the sweep came. */
  note(member: MemberId, name: string): Promise<string | undefined>;
  putNote(member: MemberId, name: string, value: string): Promise<void>;
}

/** One REST method of a request to a portal. */
export interface RestLogCommand {
  readonly method: string;
  /** Names of the parameters; values only of ids, of the others their kind and length. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Length of the list that came back, where it was one. */
  readonly rows?: number;
  /** The portal's code, where it refused. */
  readonly error?: string;
}

/** One HTTP request to a portal. Nothing personal is in it, and no token. */
export interface RestLogLine {
  /** Unix ms. */
  readonly at: number;
  /** The portal's hash, as in the app's own log. */
  readonly portal: string;
  /** The same in the app's own log and in the portal (`bx24_request_id`). */
  readonly request: string;
  readonly method: string;
  /** Milliseconds. */
  readonly took: number;
  /** HTTP; 0 = no answer. */
  readonly status: number;
  /** `ok`, or the kind of the error. */
  readonly outcome: string;
  /** Code of the error; empty where there was none. */
  readonly code: string;
  /** Bytes of the bodies. */
  readonly sent: number;
  readonly received: number;
  readonly commands: readonly RestLogCommand[];
}

export interface RestLogQuery {
  /** Unix ms, inclusive. */
  readonly from: number;
  /** A portal's hash. */
  readonly portal?: string;
  /** Only requests that failed, or a command of theirs. */
  readonly failed?: boolean;
}

/** Requests of the last three days: a rule of the market. It may lose lines, and never holds the tracker up. */
export interface RestLog {
  /** Returns at once; written within a second or so. */
  add(line: RestLogLine): void;
  /** Oldest first, what was just added included. */
  read(query: RestLogQuery): AsyncIterable<RestLogLine>;
  /** Lines that this process could not keep: disk full, database away, log full. */
  lost(): number;
}

/** Small values of the app itself, which belong to no portal. */
export interface AppNotes {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
}

/** Where everything is kept. What is written for a portal that is not stored is refused with `PORTAL_UNKNOWN`. */
export interface Stores {
  readonly portals: PortalStore;
  readonly inbox: Inbox;
  readonly bindings: BindingStore;
  readonly journal: JournalStore;
  readonly suggestions: SuggestionStore;
  readonly settings: SettingsStore;
  readonly appNotes: AppNotes;
  readonly restLog: RestLog;
  /** All of a round or nothing; durable when it resolves. Rejects with `ROW_INVALID` where a record does not fit its schema. */
  record(member: MemberId, round: RoundRecord): Promise<void>;
  /**
   * These chats and customers are gone when it resolves, and all that the journal and the suggestions tell of them.
   * What is still waiting in the inbox is not touched.
   */
  eraseCustomers(member: MemberId, erasure: CustomerErasure): Promise<void>;
  /**
   * A copy of everything as it is at one moment, in a new folder, that the app can be started from. Rejects with
   * `STORE_NOT_COPIED`, always where the database has tools of its own for it.
   */
  backup(dir: string): Promise<void>;
  /** Rejects while nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
