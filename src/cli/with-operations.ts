import { readConfig } from '../../config/read-config.ts';
import { readDataDir } from '../../config/read-data-dir.ts';
import { connectControl } from './control/control-client.ts';
import { controlSocket } from './control/control-server.ts';
import { openOperations } from './open-operations.ts';
import type { Operations } from './operations.ts';

/** Runs a command with the operations of the running app, else with stores that it opens and closes itself. */
export async function withOperations(work: (operations: Operations) => Promise<void>): Promise<void> {
  const running = await connectControl(controlSocket(readDataDir()));
  if (running) {
    await work(running);
    return;
  }
  const { operations, close } = await openOperations(readConfig());
  try {
    await work(operations);
  } finally {
    await close();
  }
}
