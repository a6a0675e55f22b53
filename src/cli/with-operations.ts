import { readConfig } from '../../config/read-config.ts';
import { readDataDir } from '../../config/read-data-dir.ts';
import { commandErrorOf } from './command-error.ts';
import { connectControl } from './control/control-client.ts';
import { controlSocket } from './control/control-server.ts';
import type { Operations } from './operations.ts';

/**
 * Runs a command with the operations of the running app, else with stores that it opens and closes itself. An expected
 * error is printed and the process ends with 1; any other one is thrown.
 */
export async function withOperations(work: (operations: Operations) => Promise<void>): Promise<void> {
  try {
    await runWithOperations(work);
  } catch (error) {
    const expected = commandErrorOf(error);
    if (!expected) throw error;
    process.stderr.write(`${expected.message}\n`);
    process.exitCode = 1;
  }
}

async function runWithOperations(work: (operations: Operations) => Promise<void>): Promise<void> {
  const running = await connectControl(controlSocket(readDataDir()));
  if (running) {
    await work(running);
    return;
  }
  // Loads the whole app, which a command does not need beside a running one.
  const { openOperations } = await import('./open-operations.ts');
  const { operations, close } = await openOperations(readConfig());
  try {
    await work(operations);
  } finally {
    await close();
  }
}
