import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRawFile, type OpenRawFile } from '../../../src/store/lowdb/log-file.ts';
import { openLowdbStores } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { chat, entry, freshMember, round } from '../samples.ts';
import { copyAsAfterKill, temporaryDirs } from '../folders.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const isWriteFailed = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'STORE_WRITE_FAILED' && error.cause instanceof Error;

/** A disk that can be made to fail: at writing (after some bytes), at syncing, or at everything. */
function failingDisk(): { fails: 'not' | 'write' | 'sync' | 'all'; openFile: OpenRawFile } {
  const disk: { fails: 'not' | 'write' | 'sync' | 'all'; openFile: OpenRawFile } = {
    fails: 'not',
    openFile: async (path) => {
      const file = await openRawFile(path);
      return {
        async write(buffer, offset, length, position) {
          if (disk.fails === 'not' || disk.fails === 'sync')
            return file.write(buffer, offset, length, position);
          await file.write(buffer, offset, Math.floor(length / 2), position);
          throw new Error('ENOSPC: no space left on device, write');
        },
        async datasync() {
          if (disk.fails === 'sync' || disk.fails === 'all') throw new Error('EIO: i/o error, fdatasync');
          await file.datasync();
        },
        async truncate(length) {
          if (disk.fails === 'all') throw new Error('EIO: i/o error, ftruncate');
          await file.truncate(length);
        },
        close: () => file.close(),
      };
    },
  };
  return disk;
}

describe('lowdb on a disk that fails', () => {
  const newDir = temporaryDirs();

  for (const kind of ['write', 'sync', 'all'] as const) {
    it(`rejects, changes nothing, and goes on once it works again (${kind})`, async () => {
      const disk = failingDisk();
      const dir = await newDir();
      const member = freshMember();
      const stores = await openLowdbStores({ dir, secretBox, openFile: disk.openFile });
      await stores.inbox.append(member, [entry('a')]);
      const [first] = await stores.inbox.waiting(member, 1);
      assert.ok(first);

      disk.fails = kind;
      const both = [
        stores.inbox.append(member, [entry('b')]),
        stores.record(member, round({ done: [first.id], chats: [chat('x|1|1|1')] })),
      ];
      for (const each of both) await assert.rejects(each, isWriteFailed);
      await assert.rejects(stores.inbox.append(member, [entry('c')]), isWriteFailed);
      await assert.rejects(stores.ping(), isWriteFailed);
      assert.deepEqual(
        (await stores.inbox.waiting(member, 9)).map(({ key }) => key),
        ['a'],
      );
      assert.deepEqual(await stores.bindings.count(member), { chats: 0, customers: 0 });

      disk.fails = 'not';
      await stores.ping();
      assert.deepEqual(await stores.inbox.append(member, [entry('a'), entry('b')]), ['duplicate', 'stored']);
      const copy = await copyAsAfterKill(dir, `${dir}-killed`);
      await stores.close();
      for (const each of [copy, dir]) {
        const again = await openLowdbStores({ dir: each, secretBox });
        assert.deepEqual(
          (await again.inbox.waiting(member, 9)).map(({ key }) => key),
          ['a', 'b'],
        );
        assert.deepEqual(await again.bindings.count(member), { chats: 0, customers: 0 });
        await again.close();
      }
    });
  }

  it('can be closed while the disk fails, and opened again', async () => {
    const disk = failingDisk();
    const dir = await newDir();
    const member = freshMember();
    const stores = await openLowdbStores({ dir, secretBox, openFile: disk.openFile });
    await stores.inbox.append(member, [entry('a')]);
    disk.fails = 'all';
    await assert.rejects(stores.inbox.append(member, [entry('b')]), isWriteFailed);
    await assert.rejects(
      stores.close(),
      (error) => error instanceof StoreError && error.code === 'STORE_CHECKPOINT_FAILED',
    );
    const again = await openLowdbStores({ dir, secretBox });
    assert.deepEqual(
      (await again.inbox.waiting(member, 9)).map(({ key }) => key),
      ['a'],
    );
    await again.close();
  });

  it('keeps the log when snapshots cannot be written, says so, and tries again', async () => {
    const dir = await newDir();
    const member = freshMember();
    const problems: StoreError[] = [];
    const stores = await openLowdbStores({
      dir,
      secretBox,
      checkpointBytes: 1,
      onProblem: (each) => problems.push(each),
    });
    // A file where the folder of the snapshots has to be: nobody can write below it, not even root.
    await rm(join(dir, 'portals'), { recursive: true });
    await writeFile(join(dir, 'portals'), '');
    await stores.inbox.append(member, [entry('a')]);
    while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(problems[0]?.code, 'STORE_CHECKPOINT_FAILED');
    await assert.rejects(
      stores.portals.erase(freshMember()),
      (error) => error === error && error instanceof StoreError,
    );
    await rm(join(dir, 'portals'));
    await stores.inbox.append(member, [entry('b')]);
    await stores.close();
    const again = await openLowdbStores({ dir, secretBox });
    assert.deepEqual(
      (await again.inbox.waiting(member, 9)).map(({ key }) => key),
      ['a', 'b'],
    );
    await again.close();
  });
});
