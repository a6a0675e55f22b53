import { readManifest } from '../../config/read-manifest.ts';
import type { Config } from '../../config/read-config.ts';
import { compose } from '../compose.ts';
import { createLog } from '../observability/log.ts';
import { openSecretBox } from '../store/secrets/open-secret-box.ts';
import { openStores } from '../store/open-stores.ts';
import type { Operations } from './operations.ts';

/** Opens the stores for one command, while the app does not run. Throws `StoreError`. */
export async function openOperations(
  config: Config,
): Promise<{ readonly operations: Operations; readonly close: () => Promise<void> }> {
  const secretBox = await openSecretBox(config);
  const stores = await openStores(config, secretBox);
  const application = compose({
    config: { ...config, sweepInterval: 0 },
    manifest: readManifest(),
    stores,
    secretBox,
    // Standard output is for the command's result.
    log: createLog({ level: 'error', destination: process.stderr }),
  });
  return { operations: application.operations, close: () => application.stop() };
}
