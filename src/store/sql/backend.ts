import type { MemberId } from '../../domain/ids.ts';
import type {
  AppNotes,
  BindingStore,
  CustomerErasure,
  Inbox,
  JournalStore,
  RoundRecord,
  SettingsStore,
  SuggestionStore,
} from '../ports.ts';
import { sqlBindings } from './bindings.ts';
import type { Database } from './database.ts';
import { eraseCustomers } from './erase-customers.ts';
import { sqlInbox } from './inbox.ts';
import { sqlJournal } from './journal.ts';
import { newestPhones, type NewestPhones } from './newest-phones.ts';
import { sqlPortals, type PortalRows } from './portals.ts';
import { recordRound, type Recorded } from './record-round.ts';
import { sqlRestLog, type RestLogRows } from './rest-log.ts';
import { sqlAppNotes, sqlSettings } from './settings.ts';
import { sqlSuggestions } from './suggestions.ts';
import { verifyPortal } from './verify.ts';

/**
 * Everything that is stored, as the database keeps it: secrets sealed, the REST log in pages. `Stores` are made of it in
 * the main thread (`create-stores.ts`); the embedded database does its part in a worker thread.
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
  record(member: MemberId, round: RoundRecord): Promise<Recorded>;
  eraseCustomers(member: MemberId, erasure: CustomerErasure): Promise<Recorded>;
  newestPhones(member: MemberId, limit: number): Promise<NewestPhones>;
  /** The first few records of the portal that cannot be read. */
  verify(member: MemberId): Promise<readonly string[]>;
  backup(dir: string): Promise<void>;
  /** Rejects while nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

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
      record: (member, round) => recordRound(database, member, round, now()),
      eraseCustomers: (member, erasure) => eraseCustomers(database, member, erasure),
      newestPhones: (member, limit) => newestPhones(database, member, limit),
      verify: (member) => verifyPortal(database, member),
      backup: database.backup,
      ping: () => appNotes.put('ping', String(now())),
      close: database.close,
    },
  };
}
