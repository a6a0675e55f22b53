import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { customerId } from '../../../src/domain/ids.ts';
import { logGenerations } from '../../../src/store/lowdb/log-names.ts';
import { openLowdbStores, type LowdbOptions } from '../../../src/store/open-lowdb-stores.ts';
import { openMemoryStores } from '../../../src/store/open-memory-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { fill, tell } from '../fill.ts';
import { chat, customer, freshMember, round } from '../samples.ts';
import { allFiles, temporaryDirs } from '../folders.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const newDir = temporaryDirs();
const open = (dir: string, options: Partial<LowdbOptions> = {}): Promise<Stores> =>
  openLowdbStores({ dir, secretBox, ...options });
const notCopied = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'STORE_NOT_COPIED' && error.advice !== '';

/** A checkpoint begins another log and drops the one before at its end: between two there is one, the one that counts. */
async function assertBetweenCheckpoints(dir: string): Promise<void> {
  const house: unknown = JSON.parse(await readFile(join(dir, 'house.json'), 'utf8'));
  const { firstLog } = z.object({ firstLog: z.number() }).parse(house);
  assert.deepEqual(await logGenerations(dir), [firstLog]);
}

describe('a copy of a house at work', () => {
  it('is the house as it was, for the owner only, with its key and without its lock', async () => {
    const dir = await newDir();
    const member = freshMember();
    const stores = await open(dir);
    await fill(stores, member);
    await writeFile(join(dir, 'secret.key'), 'the key', { mode: 0o600 });
    const told = await tell(stores, member);
    await stores.backup(`${dir}-copy`);
    const names = (await allFiles(`${dir}-copy`)).map(({ path }) => path.slice(`${dir}-copy`.length));
    assert.ok(names.includes('/secret.key') && !names.includes('/lock'));
    for (const { path, mode, isDir } of await allFiles(`${dir}-copy`))
      assert.equal(mode, isDir ? 0o700 : 0o600, path);
    await stores.close();
    const copy = await open(`${dir}-copy`);
    assert.deepEqual(await tell(copy, member), told);
    await copy.close();
  });

  for (const [name, checkpointBytes] of [
    ['now and then', 30_000],
    ['all the time', 1],
  ] as const) {
    it(`has every commit up to one moment and none after it; snapshots written ${name}`, async () => {
      const dir = await newDir();
      const member = freshMember();
      const stores = await open(dir, { checkpointBytes });
      const progress = { written: 0, stop: false };
      const writing = (async () => {
        for (; !progress.stop; progress.written += 1) {
          const id = customerId(`c${progress.written}`);
          const chats = [chat(`livechat|1|${progress.written}|20`, { customer: id })];
          await stores.record(member, round({ chats, customers: [customer(id)] }));
        }
      })();
      const copies: { to: string; least: number; most: number }[] = [];
      for (let n = 0; n < 6; n += 1) {
        const [to, least] = [`${dir}-${n}`, progress.written];
        await stores.backup(to);
        copies.push({ to, least, most: progress.written + 1 });
      }
      progress.stop = true;
      await writing;
      await stores.close();
      for (const { to, least, most } of copies) {
        await assertBetweenCheckpoints(to);
        const copy = await open(to);
        const { chats, customers } = await copy.bindings.count(member);
        assert.equal(chats, customers, 'commits are whole');
        assert.ok(chats >= least && chats <= most, `${least} <= ${chats} <= ${most}`);
        const there = (await copy.bindings.chatsByPrefix(member, 'livechat|')).map(
          ({ userCode }) => userCode,
        );
        const first = Array.from({ length: chats }, (_, k) => `livechat|1|${k}|20`);
        assert.deepEqual(new Set(there), new Set(first), 'no gap');
        await copy.close();
      }
    });
  }

  it('is refused where something is, inside the house, and by houses without files', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await mkdir(`${dir}-full`);
    await writeFile(join(`${dir}-full`, 'x'), '');
    for (const to of [`${dir}-full`, join(`${dir}-full`, 'x'), dir, join(dir, 'copy')])
      await assert.rejects(stores.backup(to), notCopied, to);
    await stores.close();
    await assert.rejects((await openMemoryStores({ secretBox })).backup(`${dir}-2`), notCopied);
  });
});
