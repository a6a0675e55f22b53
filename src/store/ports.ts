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
import type { IdentifierKind } from '../domain/identifiers/identifier-kind.ts';
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
  /** Portals whose record can be read and whose secrets one of the keys decrypts. */
  list(): Promise<readonly PortalRecord[]>;
  /** Portals that `list` leaves out. */
  unreadable(): Promise<readonly UnreadablePortal[]>;
  /** Runs `work` under a lock of this name that covers all processes. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` while no other process works on this portal's messages: code that changes its bindings holds its lane.
   * Not the lock of `exclusively(member)`, which is taken inside to renew tokens.
   */
  holdLane<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /**
   * Inside of `exclusively` and `holdLane`: throws `LEASE_LOST` when another process may do this work now, or may within
   * seconds. Writes are checked by the store itself; call it before anything else that changes something outside.
   */
  requireHeld(): void;
  /** Deletes all data of the portal (uninstall with clean). Call it in the portal's lane, or a run would write after it. */
  erase(member: MemberId): Promise<void>;
  /** Encrypts again with the newest key what an older one encrypted; durable when it resolves. */
  reseal(): Promise<Resealed>;
  /** Reads every row of the portal; returns the first few that cannot be read, by table and reason. */
  verify(member: MemberId): Promise<readonly string[]>;
}

export interface UnreadablePortal {
  readonly member: MemberId;
  /** `secrets`: none of the keys decrypts its tokens. `record`: the row itself is damaged. */
  readonly because: 'secrets' | 'record';
}

export interface Resealed {
  readonly resealed: number;
  readonly unreadable: readonly UnreadablePortal[];
}

export interface NewInboxEntry {
  /** Entries with the same key are stored once, also after the first was handled. Without a key it is always new. */
  readonly key?: string;
  /** Plain JSON; its shape is defined by ingestion. */
  readonly body: unknown;
  /** Unix ms of arrival. */
  readonly at: number;
}

export interface InboxEntry {
  readonly id: InboxId;
  /** `keyDigest` of the delivery's key; the key itself is not stored. */
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

/** Number and age of a portal's entries. */
interface QueueState {
  readonly waiting: number;
  /** Arrival of the oldest waiting entry, Unix ms; 0 when none waits. */
  readonly oldestAt: number;
  readonly parked: number;
}

export interface Backlog extends QueueState {
  readonly member: MemberId;
}

export interface QueueLoad extends QueueState {
  /** Of the bodies of waiting entries. */
  readonly bytes: number;
}

/** Bounds what `waiting` loads. */
export interface WaitingOptions {
  /** Entries to leave out. */
  readonly skip?: readonly InboxId[];
  /** Of all bodies together; one entry is always returned. */
  readonly maxBytes?: number;
}

interface FailedOptions {
  /** A parked entry no longer counts as the delivery of its key. */
  readonly freesKey?: boolean;
}

/** Durable queue of deliveries per portal. Writes for a portal that is not stored reject with `PORTAL_UNKNOWN`. */
export interface Inbox {
  /** Durable when it resolves (group commit). */
  append(member: MemberId, entries: readonly NewInboxEntry[]): Promise<readonly ('stored' | 'duplicate')[]>;
  /** Oldest first, without parked entries. */
  waiting(member: MemberId, limit: number, options?: WaitingOptions): Promise<readonly InboxEntry[]>;
  /** Those of the entries that are neither done nor parked. */
  stillWaiting(member: MemberId, ids: readonly InboxId[]): Promise<readonly InboxId[]>;
  load(member: MemberId): Promise<QueueLoad>;
  /** Portals with waiting entries. */
  members(): Promise<readonly MemberId[]>;
  /** Portals with waiting or parked entries. */
  backlog(): Promise<readonly Backlog[]>;
  /** Counts a failed attempt; at `parkAfter` attempts the entry is parked. */
  failed(
    member: MemberId,
    ids: readonly InboxId[],
    error: string,
    parkAfter: number,
    options?: FailedOptions,
  ): Promise<void>;
  /** The oldest thousand at most, 8 MB of bodies at most. The oldest of more than 5,000 are dropped. */
  parked(member: MemberId): Promise<readonly ParkedEntry[]>;
  /** Puts parked entries back into the queue. */
  retry(member: MemberId, ids: readonly InboxId[]): Promise<void>;
}

/** When a source last delivered something for a line (docs/spec.md 3.5). */
export interface LineSource {
  readonly line: LineId;
  readonly source: EventSource;
  /** Unix ms. */
  readonly at: number;
}

/** The result of one decision batch, stored in one transaction. */
export interface BatchRecord {
  readonly done: readonly InboxId[];
  readonly chats: readonly ChatRecord[];
  readonly customers: readonly CustomerRecord[];
  readonly endedCustomers: readonly CustomerId[];
  /** New entries, or entries that changed (undo). */
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
  readonly sources: readonly LineSource[];
}

/** The data to erase (docs/spec.md 9). */
export interface CustomerErasure {
  readonly chats: readonly UserCode[];
  readonly customers: readonly CustomerId[];
  /** Phones and addresses, which others may have given as well. */
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
}

export interface BindingStore {
  /** By user code; unknown codes are left out. */
  chats(member: MemberId, codes: readonly UserCode[]): Promise<ReadonlyMap<UserCode, ChatRecord>>;
  /** The chat with this portal chat id. */
  chatById(member: MemberId, chatId: number): Promise<ChatRecord | undefined>;
  /** Chats whose code starts with `prefix`: `connector|line|externalChat|` finds a group. */
  chatsByPrefix(member: MemberId, prefix: string): Promise<readonly ChatRecord[]>;
  customers(member: MemberId, ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, CustomerRecord>>;
  /** The customers that had these phones first, by phone identity (spellings of one number are equal). */
  customersByPhone(member: MemberId, phones: readonly Phone[]): Promise<ReadonlyMap<Phone, CustomerRecord>>;
  /** All customers with this address, the one that had it first comes first. */
  customersByEmail(member: MemberId, email: Email): Promise<readonly CustomerRecord[]>;
  customersByRef(member: MemberId, parties: readonly CrmRef[]): Promise<readonly CustomerRecord[]>;
  /** Newest first; for paging, only customers that follow `before` in this order. */
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
  /** For paging: only entries that follow this one in the order of the list. */
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
  /** Identifier keys that are never used to identify a customer and never written. */
  readonly blocked: readonly string[];
  /** Who blocked them; those blocked by earlier versions are missing. */
  readonly blocks?: readonly IdentifierBlock[];
}

interface IdentifierBlock {
  /** One of `blocked`. */
  readonly key: string;
  /** `user:12` */
  readonly by: string;
  /** Unix ms. */
  readonly at: number;
  /** The chat whose suggestion it was. */
  readonly chat: UserCode;
}

export interface SettingsStore {
  line(member: MemberId, line: LineId): Promise<LineSettings>;
  putLine(member: MemberId, line: LineId, settings: LineSettings): Promise<void>;
  portal(member: MemberId): Promise<PortalSettings>;
  putPortal(member: MemberId, settings: PortalSettings): Promise<void>;
  sources(member: MemberId): Promise<readonly LineSource[]>;
  /** When each source last delivered something, over all portals and lines. */
  lastReceived(): Promise<readonly Omit<LineSource, 'line'>[]>;
  /** Small values about a portal, such as the progress of the sweep. */
  note(member: MemberId, name: string): Promise<string | undefined>;
  putNote(member: MemberId, name: string, value: string): Promise<void>;
}

/** One REST method of a request to a portal. */
export interface RestLogCommand {
  readonly method: string;
  /** By parameter name: the value of ids, type and length of all others. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Length of the list in the answer, where it was a list. */
  readonly rows?: number;
  /** Error code of the portal. */
  readonly error?: string;
}

/** One HTTP request to a portal, without personal data and tokens. */
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
  /** Error code; empty on success. */
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
  /** Only requests that failed or in which a command failed. */
  readonly failed?: boolean;
}

/** Requests of the last three days: a rule of the market. Best effort: it may lose lines and never delays the app. */
export interface RestLog {
  /** Returns at once; written within a second or so. */
  add(line: RestLogLine): void;
  /** Oldest first, including lines that were just added. */
  read(query: RestLogQuery): AsyncIterable<RestLogLine>;
  /** Number of lines that this process could not store: disk full, database unreachable, too many lines waiting. */
  lost(): number;
}

/** Small values that belong to no portal. */
export interface AppNotes {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
}

/** All stored data. Writes for a portal that is not stored are rejected with `PORTAL_UNKNOWN`. */
export interface Stores {
  readonly portals: PortalStore;
  readonly inbox: Inbox;
  readonly bindings: BindingStore;
  readonly journal: JournalStore;
  readonly suggestions: SuggestionStore;
  readonly settings: SettingsStore;
  readonly appNotes: AppNotes;
  readonly restLog: RestLog;
  /** Stores a batch in one transaction; durable when it resolves. Rejects with `ROW_INVALID` when a record violates its schema. */
  record(member: MemberId, batch: BatchRecord): Promise<void>;
  /**
   * Deletes chats, customers, and the journal entries, suggestions, waiting and parked inbox entries that mention them or
   * their identifiers; other chats and customers stay without the identifiers. To be run inside the portal's lane.
   */
  eraseCustomers(member: MemberId, erasure: CustomerErasure): Promise<void>;
  /** Deletes what is older than it may be at `at` (Unix ms), of every portal; a bounded number of rows at once. */
  expire(at: number): Promise<void>;
  /**
   * Copies a consistent snapshot into a new folder that the app can be started from. Rejects with `STORE_NOT_COPIED`;
   * always with PostgreSQL, which has tools of its own for it.
   */
  backup(dir: string): Promise<void>;
  /** Rejects while nothing can be written, or no lock can be taken. */
  ping(): Promise<void>;
  /** Whether this process does the job of this name now: at most one of all processes does within `everyMs`. */
  claimTurn(name: string, everyMs: number): Promise<boolean>;
  /** Calls `listener` when the database answers again after a failure, or another process has died. */
  onRecovery(listener: () => void): void;
  close(): Promise<void>;
}
