import { readManifest } from '../../config/manifest.ts';
import { readConfig } from '../../config/read-config.ts';
import { readDataDir } from '../../config/read-data-dir.ts';
import { compose } from '../compose.ts';
import { createLog } from '../log.ts';
import { openSecretBox } from '../open-secret-box.ts';
import { openStores } from '../open-stores.ts';
import { connectControl } from './control-client.ts';
import { controlSocket } from './control-server.ts';
import type { Operations } from './operations.ts';

/** Gives a command the running app's operations, else opens the stores itself for as long as the command takes. */
export async function withOperations(work: (operations: Operations) => Promise<void>): Promise<void> {
  const running = await connectControl(controlSocket(readDataDir()));
  if (running) {
    await work(running);
    return;
  }
  const config = readConfig();
  const secretBox = await openSecretBox(config);
  const stores = await openStores(config, secretBox);
  const log = createLog({ level: 'error' });
  const application = compose({
    config: { ...config, sweepInterval: 0 },
    manifest: readManifest(),
    stores,
    secretBox,
    log,
  });
  try {
    await work(application.operations);
  } finally {
    await application.stop();
  }
}
