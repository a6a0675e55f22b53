import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStores, type LowdbOptions } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { storeBattery } from '../battery.ts';
import { customerId } from '../../../src/domain/ids.ts';
import { chat, code, entry, freshMember, phone, portalOf, round } from '../samples.ts';
import { allFiles, allText, copyAsAfterKill, newestLog, temporaryDirs } from '../folders.ts';
import { fill, tell } from '../fill.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const newDir = temporaryDirs();
const open = (dir: string, options: Partial<LowdbOptions> = {}) =>
  openLowdbStores({ dir, secretBox, ...options });

storeBattery('lowdb', async (options) => openLowdbStores({ dir: await newDir(), secretBox, ...options }));
storeBattery('lowdb with a snapshot after every write', async (options) =>
  openLowdbStores({ dir: await newDir(), secretBox, checkpointBytes: 1, ...options }),
);

describe('lowdb files', () => {
  it('keep everything over a restart, from snapshots, from the log, and from both', async () => {
    const dir = await newDir();
    const members = [freshMember(), freshMember()];
    const first = await open(dir);
    for (const member of members) await fill(first, member);
    const told = await Promise.all(members.map((member) => tell(first, member)));
    const fromLog = await open(await copyAsAfterKill(dir, `${dir}-log`));
    assert.deepEqual(await Promise.all(members.map((member) => tell(fromLog, member))), told);
    await first.close();

    const second = await open(dir);
    assert.deepEqual(await Promise.all(members.map((member) => tell(second, member))), told);
    for (const member of members)
      await second.record(member, round({ chats: [chat('livechat|1|7|20', { chatId: 700 })] }));
    const fromBoth = await open(await copyAsAfterKill(dir, `${dir}-both`));
    for (const member of members) {
      assert.equal((await fromBoth.bindings.chatById(member, 700))?.userCode, 'livechat|1|7|20');
      assert.equal(await fromBoth.bindings.chatById(member, 7), undefined);
    }
    for (const house of [fromLog, second, fromBoth]) await house.close();
  });

  it('of version 0.1.0: a delivery that it handled is still known', async () => {
    const dir = await newDir();
    const member = freshMember();
    const first = await open(dir);
    await first.portals.put(portalOf(member));
    await first.close();
    const [folder = ''] = await readdir(join(dir, 'portals'));
    const key = 'm:livechat|1|7|20:55';
    const rows = [[key, { done: Date.now() }]];
    await writeFile(
      join(dir, 'portals', folder, 'keys.05.json'),
      JSON.stringify({ version: 1, member, table: 'keys', rows }),
    );
    const second = await open(dir);
    assert.deepEqual(await second.inbox.append(member, [entry(key), entry('m:livechat|1|7|20:56')]), [
      'duplicate',
      'stored',
    ]);
    await second.close();
  });

  it('keep the order of arrival over a restart with a clock that goes back', async () => {
    const dir = await newDir();
    const member = freshMember();
    for (const [key, now] of [
      ['a', 5000],
      ['b', 4000],
      ['c', 4000],
    ] as const) {
      const stores = await open(dir, { now: () => now });
      await stores.inbox.append(member, [entry(key), entry(`${key}2`)]);
      await stores.close();
    }
    const stores = await open(dir);
    assert.deepEqual(
      (await stores.inbox.waiting(member, 9)).map(({ key }) => key),
      ['a', 'a2', 'b', 'b2', 'c', 'c2'],
    );
    await stores.close();
  });

  it('are for the owner only, also in a folder that was open', async () => {
    const dir = await newDir();
    await mkdir(dir, { recursive: true });
    await chmod(dir, 0o755);
    const stores = await open(dir, { checkpointBytes: 1 });
    await fill(stores, freshMember());
    const check = async (): Promise<void> => {
      for (const { path, mode, isDir } of await allFiles(dir))
        assert.equal(mode, isDir ? 0o700 : 0o600, path);
    };
    await check();
    await stores.close();
    await check();
    assert.ok((await allFiles(dir)).some(({ path }) => path.endsWith('.json') && path.includes('/portals/')));
  });

  it('hold no token in the clear', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await stores.portals.put(portalOf(freshMember()));
    assert.doesNotMatch(await allText(dir), /in-the-clear/);
    await stores.close();
    assert.doesNotMatch(await allText(dir), /in-the-clear/);
    assert.match(await allText(dir), /acme\.bitrix24\.es/);
  });

  it('hold nothing of a portal that was erased, nor does its folder stay', async () => {
    const dir = await newDir();
    const [gone, stays] = [freshMember(), freshMember()];
    const stores = await open(dir);
    for (const member of [gone, stays]) await fill(stores, member);
    await stores.portals.erase(stays);
    await fill(stores, stays);
    await stores.inbox.append(gone, [{ key: 'x', body: 'very-special-words', at: 1 }]);
    const before = await allText(dir);
    assert.ok(before.includes(gone) && before.includes('very-special-words'));
    await stores.portals.erase(gone);
    const after = await allText(dir);
    assert.ok(!after.includes(gone) && !after.includes('very-special-words'));
    assert.ok(after.includes(stays));
    await stores.close();
    const again = await open(dir);
    assert.equal(await again.portals.get(gone), undefined);
    assert.equal((await again.bindings.count(stays)).chats, 30);
    await again.close();
    assert.equal(
      (await allFiles(dir)).filter(({ path, isDir }) => isDir && /portals\/./.test(path)).length,
      1,
    );
  });

  it('hold nothing of a customer that was forgotten', async () => {
    const dir = await newDir();
    const member = freshMember();
    const filled = await open(dir);
    await fill(filled, member);
    // In snapshots and nowhere else: nothing is being written while the folder is read.
    await filled.close();
    const stores = await open(dir);
    const words = ['+34600123415', 'livechat|1|5|20', '"c5"'];
    const before = await allText(dir);
    for (const word of words) assert.ok(before.includes(word), word);
    await stores.eraseCustomers(member, { chats: [code('livechat|1|5|20')], customers: [customerId('c5')] });
    const after = await allText(dir);
    for (const word of words) assert.ok(!after.includes(word), word);
    await stores.close();
  });

  it('finish an erasure that a crash interrupted', async () => {
    const dir = await newDir();
    const member = freshMember();
    const first = await open(dir);
    await fill(first, member);
    await first.close();
    const second = await open(dir);
    const erased = second.portals.erase(member);
    // The log has it before the snapshots go.
    const copies: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      copies.push(await copyAsAfterKill(dir, `${dir}-${n}`).catch(() => ''));
    }
    await erased;
    await second.close();
    for (const copy of copies.filter((each) => each !== '')) {
      const stores = await open(copy);
      const left = (await stores.bindings.count(member)).chats;
      assert.ok(left === 0 || left === 30, `${left} of 30`);
      await stores.close();
    }
  });

  it('are written with NODE_ENV=test as without', async () => {
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
      await again.close();
    } finally {
      if (before === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = before;
    }
  });

  it('are snapshots once the log is long, and the log is cut', async () => {
    const dir = await newDir();
    const member = freshMember();
    const stores = await open(dir, { checkpointBytes: 20_000 });
    for (let n = 0; n < 200; n += 1) {
      await stores.record(
        member,
        round({ chats: [chat(`livechat|1|${n}|20`, { handled: ['x'.repeat(500)] })] }),
      );
    }
    const files = await allFiles(dir);
    assert.ok(files.some(({ path }) => /chats\.\d\d\.json$/.test(path)));
    assert.ok(!files.some(({ path }) => path.endsWith('log.00000001.ndjson')));
    assert.match(await newestLog(dir), /log\.\d+\.ndjson$/);
    await stores.close();
    const again = await open(dir);
    assert.equal((await again.bindings.count(member)).chats, 200);
    assert.equal((await again.bindings.customersByPhone(member, [phone('+34')])).size, 0);
    await again.close();
  });

  it('do not change by being opened and closed', async () => {
    const dir = await newDir();
    const first = await open(dir);
    await fill(first, freshMember());
    await first.close();
    const before = await allText(dir);
    await (await open(dir)).close();
    assert.equal(await allText(dir), before);
  });
});
