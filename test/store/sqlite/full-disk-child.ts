import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshMember, entry, portalOf } from '../samples.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { secretBox } from './open-in-thread.ts';

/** Fills a small disk until nothing can be stored, frees space, and prints the results as JSON. */
const disk = process.argv[2] ?? '';
const dir = join(disk, 'data');
const member = freshMember();

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
}

await writeFile(join(disk, 'ballast'), Buffer.alloc(1024 * 1024));
const stores = await openSqliteStores({ dir, secretBox });
await stores.portals.put(portalOf(member));
let append = 'ok';
let confirmed = 0;
for (; append === 'ok'; confirmed += 1)
  append = await codeOf(
    stores.inbox.append(member, [{ ...entry(`k${confirmed}`), body: { name: '', fill: 'x'.repeat(9000) } }]),
  );
confirmed -= 1;
// Fills the rest of the disk.
for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
  await writeFile(join(disk, `fill-${size}`), Buffer.alloc(size)).catch(() => undefined);
const ping = await codeOf(stores.ping());
const backup = await codeOf(stores.backup(join(disk, 'copy')));
const waiting = await stores.inbox.waiting(member, 1e6);
await rm(join(disk, 'ballast'));
const afterwards = await stores.inbox.append(member, [entry('afterwards')]);
const pingAfterwards = await codeOf(stores.ping());
await stores.close();
const again = await openSqliteStores({ dir, secretBox });
const reopened = (await again.inbox.waiting(member, 1e6)).length === confirmed + 1;
await again.close();
console.log(
  JSON.stringify({
    append,
    ping,
    backup,
    unchanged: waiting.length === confirmed,
    afterwards,
    pingAfterwards,
    reopened,
  }),
);
