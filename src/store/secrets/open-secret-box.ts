import type { SecretBox } from './secret-box.ts';
import { createSecretBox } from './secret-box.ts';
import { loadSecretKeys } from './secret-key.ts';

/** With the keys of the configuration, else with those generated in DATA_DIR (docs/spec.md 11). */
export async function openSecretBox(config: {
  readonly secretKeys: readonly string[] | undefined;
  readonly dataDir: string;
}): Promise<SecretBox> {
  return createSecretBox({ keys: config.secretKeys ?? (await loadSecretKeys({ dir: config.dataDir })) });
}
