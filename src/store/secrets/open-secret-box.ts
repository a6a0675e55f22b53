import type { SecretBox } from './secret-box.ts';
import { createSecretBox } from './secret-box.ts';
import { keepSecretKeys } from './secret-key.ts';

/** The keys from the configuration, else those that are made and kept in DATA_DIR (docs/spec.md 11). */
export async function openSecretBox(config: {
  readonly secretKeys: readonly string[] | undefined;
  readonly dataDir: string;
}): Promise<SecretBox> {
  return createSecretBox({ keys: config.secretKeys ?? (await keepSecretKeys({ dir: config.dataDir })) });
}
