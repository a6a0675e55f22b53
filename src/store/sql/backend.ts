import type { MemberId } from '../../domain/ids.ts';
import type {
  AppNotes,
  BindingStore,
  CustomerErasure,
  Inbox,
  JournalStore,
  BatchRecord,
  SettingsStore,
  SuggestionStore,
} from '../ports.ts';
import { sqlBindings } from './bindings.ts';
import type { Database } from './database.ts';
import { eraseCustomers } from './erase-customers.ts';
import { expire } from './expire.ts';
import { sqlInbox } from './inbox.ts';
import { sqlJournal } from './journal.ts';
import { newestPhones, type NewestPhones } from './newest-phones.ts';
import { sqlPortals, type PortalRows } from './portals.ts';
import { recordBatch, type Recorded } from './record-batch.ts';
import { sqlRestLog, type RestLogRows } from './rest-log.ts';
import { sqlAppNotes, sqlSettings } from './settings.ts';
import { sqlSuggestions } from './suggestions.ts';
import { verifyPortal } from './verify.ts';

/**
 * The stored data as the database has it: secrets encrypted, the REST log in pages. `create-stores.ts` builds `Stores` on
 * it in the main thread; with the embedded database the backend runs in a worker thread.
 */
export interface Backend {
  readonly portals: PortalRows;
  readonly inbox: Inbox;
  readonly bindings: BindingStore;
  readonly journal: JournalStore;
  readonly suggestions: SuggestionStore;
  readonly settings: SettingsStore;
  readonly appNotes: AppNotes;
  readonly restLog: RestLogRows;
  readonly whole: WholeStore;
}

interface WholeStore {
  record(member: MemberId, batch: BatchRecord): Promise<Recorded>;
  eraseCustomers(member: MemberId, erasure: CustomerErasure): Promise<Recorded>;
  expire(at: number): Promise<void>;
  newestPhones(member: MemberId, limit: number): Promise<NewestPhones>;
  /** The first few records of the portal that cannot be read. */
  verify(member: MemberId): Promise<readonly string[]>;
  backup(dir: string): Promise<void>;
  /** Rejects while nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** As long as a large event: a small write may still fit on a disk that no event fits on. */
const PING_LENGTH = 20_000;

export function sqlBackend(database: Database, now: () => number): Backend {
  const appNotes = sqlAppNotes(database);
  return {
    portals: sqlPortals(database),
    inbox: sqlInbox(database, now),
    bindings: sqlBindings(database),
    journal: sqlJournal(database),
    suggestions: sqlSuggestions(database),
    settings: sqlSettings(database),
    appNotes,
    restLog: sqlRestLog(database),
    whole: {
      record: (member, batch) => recordBatch(database, member, batch, now()),
      eraseCustomers: (member, erasure) => eraseCustomers(database, member, erasure),
      expire: (at) => expire(database, at),
      newestPhones: (member, limit) => newestPhones(database, member, limit),
      verify: (member) => verifyPortal(database, member),
      backup: database.backup,
      ping: () => appNotes.put('ping', String(now()).padEnd(PING_LENGTH)),
      close: database.close,
    },
  };
}
