import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { chat, entry, freshMember, nameOf, portalOf, batch } from '../samples.ts';
import { secretBox } from './open-in-thread.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./full-disk-child.ts', import.meta.url));
const isWriteFailed = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'STORE_WRITE_FAILED' && error.cause instanceof Error;

/** Commands that run another one with a mount namespace of its own. */
const mounting = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
];
const canMount = mounting.find(
  ([command = '', ...args]) =>
    spawnSync(command, [...args, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0,
);

describe('SQLite on a full disk', () => {
  it('rejects writes, changes nothing, and works again after space is freed', async function () {
    if (canMount === undefined) return this.skip();
    const [command = '', ...args] = canMount;
    const mount = 'mount -t tmpfs -o size=3m tmpfs /mnt && exec "$@"';
    const child = [process.execPath, '--import', 'tsx', script, '/mnt'];
    const { stdout } = await run(command, [...args, 'sh', '-c', mount, 'sh', ...child]);
    assert.deepEqual(JSON.parse(stdout), {
      append: 'STORE_WRITE_FAILED',
      ping: 'STORE_WRITE_FAILED',
      backup: 'STORE_NOT_COPIED',
      unchanged: true,
      afterwards: ['stored'],
      pingAfterwards: 'ok',
      reopened: true,
    });
  });

  it('rejects all writes of a transaction whose commit fails, and stores none of them', async () => {
    const disk = { full: false };
    const stores = await openMemoryStores({
      secretBox,
      onCrashPoint: (point) => {
        if (disk.full && point === 'commit.leaving') throw new Error('database or disk is full');
      },
    });
    const member = freshMember();
    await stores.portals.put(portalOf(member));
    await stores.inbox.append(member, [entry('a')]);
    const [first] = await stores.inbox.waiting(member, 1);
    assert.ok(first);
    disk.full = true;
    const both = [
      stores.inbox.append(member, [entry('b')]),
      stores.record(member, batch({ done: [first.id], chats: [chat('x|1|1|1')] })),
    ];
    for (const each of await Promise.allSettled(both))
      assert.ok(each.status === 'rejected' && isWriteFailed(each.reason));
    await assert.rejects(stores.ping(), isWriteFailed);
    assert.deepEqual((await stores.inbox.waiting(member, 9)).map(nameOf), ['a']);
    assert.deepEqual(await stores.bindings.count(member), { chats: 0, customers: 0 });
    disk.full = false;
    await stores.ping();
    assert.deepEqual(await stores.inbox.append(member, [entry('a'), entry('b')]), ['duplicate', 'stored']);
    await stores.close();
  });
});
