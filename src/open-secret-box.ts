import type { Config } from '../config/read-config.ts';
import type { SecretBox } from './store/secret-box.ts';
import { createSecretBox } from './store/secret-box.ts';
import { keepSecretKeys } from './store/secret-key.ts';

/** The keys from the configuration, else those that are made and kept in DATA_DIR (spec 11). */
export async function openSecretBox(config: Pick<Config, 'secretKeys' | 'dataDir'>): Promise<SecretBox> {
  return createSecretBox({ keys: config.secretKeys ?? (await keepSecretKeys({ dir: config.dataDir })) });
}
