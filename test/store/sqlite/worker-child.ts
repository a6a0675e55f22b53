import type { Worker } from 'node:worker_threads';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { entry, freshMember, portalOf } from '../samples.ts';
import { secretBox } from './open-in-thread.ts';

/** Opens the embedded store, terminates its worker or leaves it open, and prints the results as JSON. */
const [scenario, dir = ''] = process.argv.slice(2);
let exitCode: string | undefined;
let thread: Worker | undefined;
let isEnding = false;
process.on('worker', (started) => (thread = started));
const stores = await openSqliteStores({
  dir,
  secretBox,
  onWorkerExit: ({ code }) => (exitCode = code),
  // While the thread waits: one that is terminated inside of the database library ends the process.
  onCrashPoint: () => {
    if (isEnding) void thread?.terminate();
  },
});
const member = freshMember();
await stores.portals.put(portalOf(member));

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error: unknown) => (error instanceof StoreError ? error.code : String(error)),
  );
}

if (scenario === 'terminated') {
  isEnding = true;
  const waiting = await codeOf(stores.inbox.append(member, [entry('a')]));
  console.log(JSON.stringify({ waiting, later: await codeOf(stores.ping()), told: exitCode }));
} else {
  console.log(JSON.stringify({ stored: await stores.inbox.append(member, [entry('a')]) }));
}
