import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { customerId } from '../../../src/domain/ids.ts';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { fill, readAll } from '../fill.ts';
import { allFiles, temporaryDirs } from '../folders.ts';
import { chat, customer, freshMember, portalOf, batch } from '../samples.ts';
import { integrityOf } from './integrity.ts';
import { openInThread, secretBox } from './open-in-thread.ts';

const notCopied = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'STORE_NOT_COPIED' && error.advice !== '';

describe('a backup of the embedded store', () => {
  const newDir = temporaryDirs();

  it('is a consistent owner-only copy with the keys, made while the store is written to', async () => {
    const dir = await newDir();
    const member = freshMember();
    const stores = await openSqliteStores({ dir, secretBox });
    await fill(stores, member);
    for (const key of ['secret.key', 'secret.key.old'])
      await writeFile(join(dir, key), 'the key', { mode: 0o600 });
    const told = await readAll(stores, member);
    const progress = { written: 0, stop: false };
    const writing = (async () => {
      for (; !progress.stop; progress.written += 1) {
        const id = customerId(`new${progress.written}`);
        const chats = [chat(`new|1|${progress.written}|20`, { customer: id })];
        await stores.record(member, batch({ chats, customers: [customer(id)] }));
      }
    })();
    const copies: { to: string; least: number; most: number }[] = [];
    for (let n = 0; n < 4; n += 1) {
      const [to, least] = [`${dir}-${n}`, progress.written];
      await stores.backup(to);
      copies.push({ to, least, most: progress.written + 1 });
      while (progress.written < least + 2) await new Promise((resolve) => setImmediate(resolve));
    }
    progress.stop = true;
    await writing;
    await stores.close();
    for (const { to, least, most } of copies) {
      assert.deepEqual((await readdir(to)).sort(), ['secret.key', 'secret.key.old', 'tracker.db']);
      for (const { path, mode, isDir } of await allFiles(to)) assert.equal(mode, isDir ? 0o700 : 0o600, path);
      assert.equal(await integrityOf(to), 'ok');
      const copy = await openInThread({ dir: to });
      assert.deepEqual((await readAll(copy, member)).chats, told.chats);
      const there = (await copy.bindings.chatsByPrefix(member, 'new|')).length;
      const { customers } = await copy.bindings.count(member);
      assert.equal(customers, told.count.customers + there, 'commits are atomic');
      assert.ok(there >= least && there <= most, `${least} <= ${there} <= ${most}`);
      await copy.close();
    }
  });

  it('is rejected for a folder that is not empty or inside of DATA_DIR, and by stores without files', async () => {
    const dir = await newDir();
    const stores = await openSqliteStores({ dir, secretBox });
    await stores.portals.put(portalOf(freshMember()));
    await mkdir(`${dir}-full`);
    await writeFile(join(`${dir}-full`, 'x'), '');
    for (const to of [`${dir}-full`, join(`${dir}-full`, 'x'), dir, join(dir, 'copy')])
      await assert.rejects(stores.backup(to), notCopied, to);
    assert.deepEqual(await readdir(`${dir}-full`), ['x']);
    await stores.close();
    const memory = await openMemoryStores({ secretBox });
    await assert.rejects(memory.backup(`${dir}-2`), notCopied);
    await memory.close();
  });
});
