import { openLowdbStores } from './open-lowdb-stores.ts';
import { openPostgresStores } from './open-postgres-stores.ts';
import type { Stores } from './ports.ts';
import type { SecretBox } from './secrets/secret-box.ts';

/** The house that the configuration names: PostgreSQL for many processes, files for one. Throws `StoreError`. */
export function openStores(
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  secretBox: SecretBox,
): Promise<Stores> {
  return databaseUrl === undefined
    ? openLowdbStores({ dir: dataDir, secretBox })
    : openPostgresStores({ url: databaseUrl, secretBox });
}
