import assert from 'node:assert/strict';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { customerId, type MemberId } from '../../../src/domain/ids.ts';
import { openDataDir } from '../../../src/store/data-dir/open-data-dir.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { builtInSqlite } from '../../../src/store/sqlite/sqlite-library.ts';
import { storeBattery } from '../battery.ts';
import { fill, readAll } from '../fill.ts';
import { allFiles, allText, copyAsAfterKill, temporaryDirs } from '../folders.ts';
import { openInThread, secretBox } from './open-in-thread.ts';
import { code, entry, freshMember, nameOf, portalOf } from '../samples.ts';

describe('SQLite', () => {
  describe('contract', () => {
    const newDir = temporaryDirs(after);
    storeBattery('SQLite file', async (options) =>
      openSqliteStores({ dir: await newDir(), secretBox, ...options }),
    );
    const library = builtInSqlite();
    // Node 22.13 and later; the package is used where Node has none.
    if (library !== undefined) {
      storeBattery('packaged SQLite', async (options) =>
        openInThread({ ...options, dir: await newDir(), library: await import('@photostructure/sqlite') }),
      );
    }
  });

  describe('files', () => {
    const newDir = temporaryDirs();
    const opened: Stores[] = [];
    const open = async (dir: string, now = Date.now): Promise<Stores> => {
      const stores = await openInThread({ dir, now });
      opened.push(stores);
      return stores;
    };
    afterEach(async () => {
      for (const stores of opened.splice(0)) await stores.close();
    });

    it('preserve everything over a restart and a kill', async () => {
      const dir = await newDir();
      const members = [freshMember(), freshMember()];
      const first = await open(dir);
      for (const member of members) await fill(first, member);
      const told = await Promise.all(members.map((member) => readAll(first, member)));
      const dead = await open(await copyAsAfterKill(dir, `${dir}-dead`));
      assert.deepEqual(await Promise.all(members.map((member) => readAll(dead, member))), told);
      await first.close();
      assert.deepEqual(await readdir(dir), ['tracker.db']);
      const second = await open(dir);
      assert.deepEqual(await Promise.all(members.map((member) => readAll(second, member))), told);
    });

    it('preserve the order of arrival over a restart with an earlier clock', async () => {
      const dir = await newDir();
      const member = freshMember();
      for (const [key, now] of [
        ['a', 5000],
        ['b', 4000],
        ['c', 4000],
      ] as const) {
        const stores = await open(dir, () => now);
        await stores.portals.put(portalOf(member));
        await stores.inbox.append(member, [entry(key), entry(`${key}2`)]);
        await stores.close();
      }
      const stores = await open(dir);
      assert.deepEqual((await stores.inbox.waiting(member, 9)).map(nameOf), [
        'a',
        'a2',
        'b',
        'b2',
        'c',
        'c2',
      ]);
    });

    it('are owner-only, also in a folder that was open to others', async () => {
      const dir = await newDir();
      await mkdir(dir, { recursive: true });
      await chmod(dir, 0o755);
      const mask = process.umask(0);
      try {
        const stores = await open(dir);
        await fill(stores, freshMember());
        await assertPrivate(dir);
        assert.ok((await readdir(dir)).includes('tracker.db-wal'));
        await stores.close();
        await assertPrivate(dir);
      } finally {
        process.umask(mask);
      }
    });

    it('contain no token in the clear', async () => {
      const dir = await newDir();
      const stores = await open(dir);
      await stores.portals.put(portalOf(freshMember()));
      assert.doesNotMatch(await allText(dir), /in-the-clear/);
      assert.match(await allText(dir), /acme\.bitrix24\.es/);
      await stores.close();
      assert.doesNotMatch(await allText(dir), /in-the-clear/);
    });

    it('contain nothing of an erased portal', async () => {
      const dir = await newDir();
      const [erased, kept] = [freshMember(), freshMember()];
      const stores = await open(dir);
      for (const member of [erased, kept]) await fill(stores, member);
      await stores.inbox.append(erased, [{ key: 'x', body: 'very-special-words', at: 1 }]);
      const before = await allText(dir);
      assert.ok(before.includes(erased) && before.includes('very-special-words'));
      await stores.portals.erase(erased);
      const after = await allText(dir);
      assert.ok(!after.includes(erased) && !after.includes('very-special-words'));
      assert.ok(after.includes(kept));
      assert.equal((await stores.bindings.count(kept)).chats, 30);
    });

    it('contain nothing of an erased customer, also after a restart', async () => {
      const dir = await newDir();
      const member = freshMember();
      const stores = await open(dir);
      await fill(stores, member);
      await fillPhoneCache(stores, member);
      await stores.close();
      const again = await open(dir);
      const words = ['+34600123415', 'livechat|1|5|20', '"c5"'];
      const before = await allText(dir);
      for (const word of words) assert.ok(before.includes(word), word);
      await again.eraseCustomers(member, {
        chats: [code('livechat|1|5|20')],
        customers: [customerId('c5')],
        identifiers: [],
      });
      for (const word of words) assert.ok(!(await allText(dir)).includes(word), word);
      await again.close();
      for (const word of words) assert.ok(!(await allText(dir)).includes(word), word);
    });

    it('complete an erasure that a kill interrupted', async () => {
      const dir = await newDir();
      const member = freshMember();
      const first = await open(dir);
      await fill(first, member);
      await first.close();
      // As after a kill in the middle of `portals.erase`.
      const database = await openDataDir({ dir });
      await database.erase(async (rows) => {
        await rows.updateTable('portals').set({ member: null, data: 'null' }).execute();
      });
      await database.close();
      const again = await open(dir);
      assert.equal(await again.portals.get(member), undefined);
      await again.portals.erase(freshMember());
      assert.ok(!(await allText(dir)).includes('livechat|1|5|20'));
    });

    it('are written with NODE_ENV=test too', async () => {
      const before = process.env['NODE_ENV'];
      process.env['NODE_ENV'] = 'test';
      try {
        const dir = await newDir();
        const member = freshMember();
        const stores = await open(dir);
        await fill(stores, member);
        await stores.close();
        const again = await open(dir);
        assert.deepEqual(await again.portals.get(member), portalOf(member));
      } finally {
        if (before === undefined) delete process.env['NODE_ENV'];
        else process.env['NODE_ENV'] = before;
      }
    });
  });
});

async function assertPrivate(dir: string): Promise<void> {
  const files = await allFiles(dir);
  assert.ok(files.some(({ path }) => path === join(dir, 'tracker.db')));
  for (const { path, mode, isDir } of files) assert.equal(mode, isDir ? 0o700 : 0o600, path);
}

/** Fills the first-phone cache. */
async function fillPhoneCache(stores: Stores, member: MemberId): Promise<void> {
  await stores.portals.holdLane(member, async () => {
    await stores.bindings.customersByPhone(member, ['+34600123415' as never]);
  });
}
