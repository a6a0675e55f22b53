import { openPostgresStores } from './open-postgres-stores.ts';
import { openSqliteStores } from './open-sqlite-stores.ts';
import type { Stores } from './ports.ts';
import type { SecretBox } from './secrets/secret-box.ts';
import type { StoreError } from './store-error.ts';

/** Opens the configured store: PostgreSQL for several processes, SQLite for one. Throws `StoreError`. */
export function openStores(
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  secretBox: SecretBox,
  onWorkerExit?: (error: StoreError) => void,
): Promise<Stores> {
  return databaseUrl === undefined
    ? openSqliteStores({ dir: dataDir, secretBox, ...(onWorkerExit && { onWorkerExit }) })
    : openPostgresStores({ url: databaseUrl, dir: dataDir, secretBox });
}
