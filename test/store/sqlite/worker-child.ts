import type { Worker } from 'node:worker_threads';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { entry, freshMember, portalOf } from '../samples.ts';
import { secretBox } from './open-in-thread.ts';

/** Opens the embedded store, terminates its worker or leaves it open, and prints the results as JSON. */
const [scenario, dir = ''] = process.argv.slice(2);
let exitCode: string | undefined;
let thread: Worker | undefined;
process.on('worker', (started) => (thread = started));
const stores = await openSqliteStores({ dir, secretBox, onWorkerExit: ({ code }) => (exitCode = code) });
const member = freshMember();
await stores.portals.put(portalOf(member));

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error: unknown) => (error instanceof StoreError ? error.code : String(error)),
  );
}

if (scenario === 'terminated') {
  const waiting = codeOf(stores.inbox.append(member, [entry('a')]));
  await thread?.terminate();
  console.log(JSON.stringify({ waiting: await waiting, later: await codeOf(stores.ping()), told: exitCode }));
} else {
  console.log(JSON.stringify({ stored: await stores.inbox.append(member, [entry('a')]) }));
}
