import type { Config } from '../config/read-config.ts';
import { openLowdbStores } from './store/open-lowdb-stores.ts';
import { openPostgresStores } from './store/open-postgres-stores.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secret-box.ts';

/** The house that the configuration names: PostgreSQL for many processes, files for one. Throws `StoreError`. */
export function openStores(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  secretBox: SecretBox,
): Promise<Stores> {
  return databaseUrl === undefined
    ? openLowdbStores({ dir: dataDir, secretBox })
    : openPostgresStores({ url: databaseUrl, secretBox });
}
