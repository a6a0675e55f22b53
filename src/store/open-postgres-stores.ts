import { phoneIdentity as identityOfPhone } from '../domain/identifiers/phone-identity.ts';
import { noCrashPoint } from '../runtime/crash-points.ts';
import type { StoreOptions } from './store-options.ts';
import { nothingToCopy } from './nothing-to-copy.ts';
import type { Stores } from './ports.ts';
import { openDatabase, type Database } from './postgres/database.ts';
import { createExclusiveLocks } from './postgres/exclusive-locks.ts';
import { forget } from './postgres/forget.ts';
import { migrate } from './postgres/migrate.ts';
import { postgresBindings } from './postgres/postgres-bindings.ts';
import { postgresInbox } from './postgres/postgres-inbox.ts';
import { postgresJournal } from './postgres/postgres-journal.ts';
import { postgresPortals } from './postgres/postgres-portals.ts';
import { postgresRestLog } from './postgres/postgres-rest-log.ts';
import { postgresSettings } from './postgres/postgres-settings.ts';
import { postgresSuggestions } from './postgres/postgres-suggestions.ts';
import { recordRound } from './postgres/record-round.ts';

export interface PostgresOptions extends StoreOptions {
  /** DATABASE_URL. */
  readonly url: string;
  /** Connections of this process at most; one more holds its locks. */
  readonly connections?: number;
}

/** The house for many processes: everything in PostgreSQL, which they share. */
export async function openPostgresStores(options: PostgresOptions): Promise<Stores> {
  const { url, connections = 10, onCrashPoint: at = noCrashPoint } = options;
  const database = openDatabase({ url, connections, at });
  try {
    await migrate(database);
    return storesOf(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function storesOf(database: Database, options: PostgresOptions): Stores {
  const { secretBox, phoneIdentity = identityOfPhone, now = Date.now } = options;
  const locks = createExclusiveLocks(database);
  const restLog = postgresRestLog(database, now);
  return {
    portals: postgresPortals(database, secretBox, locks),
    inbox: postgresInbox(database, now),
    bindings: postgresBindings(database, phoneIdentity),
    journal: postgresJournal(database),
    suggestions: postgresSuggestions(database),
    settings: postgresSettings(database),
    restLog,
    record: (member, round) => recordRound({ database, phoneIdentity, now }, member, round),
    eraseCustomers: (member, forgotten) => forget(database, member, forgotten),
    backup: () => Promise.reject(nothingToCopy('Use pg_dump: see docs/operations.md.')),
    ping: () => database.run('select 1', []),
    async close() {
      await restLog.close();
      await locks.close();
      await database.close();
    },
  };
}
