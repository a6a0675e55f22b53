import type { Config } from '../config/read-config.ts';
import type { SecretBox } from './store/secret-box.ts';
import { createSecretBox } from './store/secret-box.ts';
import { keepSecretKey } from './store/secret-key.ts';

/** The key from the configuration, else one that is made once and kept in DATA_DIR (spec 11). */
export async function openSecretBox(config: Pick<Config, 'secretKey' | 'dataDir'>): Promise<SecretBox> {
  const key = config.secretKey ?? (await keepSecretKey({ dir: config.dataDir }));
  return createSecretBox({ keys: [key] });
}
