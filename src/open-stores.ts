import type { Config } from '../config/read-config.ts';
import { openLowdbStores } from './store/open-lowdb-stores.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secret-box.ts';

/** The house that the configuration names. Throws `StoreError`. */
export function openStores(config: Pick<Config, 'dataDir'>, secretBox: SecretBox): Promise<Stores> {
  return openLowdbStores({ dir: config.dataDir, secretBox });
}
