import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStores } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import { entry, freshMember } from '../samples.ts';
import { allFiles, allText, copyAsAfterKill, newestLog, temporaryDirs } from '../folders.ts';
import { fill } from '../fill.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const open = (dir: string) => openLowdbStores({ dir, secretBox });
const member = freshMember();

describe('damaged lowdb files', () => {
  const newDir = temporaryDirs();

  /** A folder as a killed process leaves it, with `lines` deliveries in the log. */
  async function killed(lines: number): Promise<string> {
    const dir = await newDir();
    const stores = await open(dir);
    for (let n = 0; n < lines; n += 1) await stores.inbox.append(member, [entry(`k${n}`)]);
    const copy = await copyAsAfterKill(dir, `${dir}-killed`);
    await stores.close();
    return copy;
  }

  async function keysIn(dir: string): Promise<readonly string[]> {
    const stores = await open(dir);
    const waiting = await stores.inbox.waiting(member, 100);
    await stores.close();
    return waiting.map(({ key = '' }) => key);
  }

  async function refuses(dir: string, code: StoreErrorCode): Promise<void> {
    const before = await allText(dir);
    await assert.rejects(open(dir), (error) => {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.code, code, error.message);
      assert.ok(error.advice.length > 20 && error.message.includes(dir));
      return true;
    });
    assert.equal(await allText(dir), before, 'nothing was changed');
  }

  it('lose an unfinished last write and nothing else, however much of it there is', async () => {
    const whole = await readFile(await newestLog(await killed(3)));
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (const length of [lastLine + 1, lastLine + 12, whole.length - 20, whole.length - 1]) {
      const dir = await killed(3);
      await truncate(await newestLog(dir), length);
      assert.deepEqual(await keysIn(dir), ['k0', 'k1'], `${length}`);
      assert.deepEqual(await keysIn(dir), ['k0', 'k1'], `${length}, again`);
    }
  });

  it('go on after bytes that never were a write', async () => {
    for (const tail of ['\0\0\0\0', '{"half":', 'deadbeef {"number":4,"commits":[]}\n', '\n', 'é']) {
      const dir = await killed(2);
      await appendFile(await newestLog(dir), tail);
      const stores = await open(dir);
      assert.deepEqual(await stores.inbox.append(member, [entry('k1'), entry('new')]), [
        'duplicate',
        'stored',
      ]);
      const copy = await copyAsAfterKill(dir, `${dir}-again`);
      await stores.close();
      assert.deepEqual(await keysIn(copy), ['k0', 'k1', 'new'], JSON.stringify(tail));
    }
  });

  it('ignore half-written temporary files and remove them', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await fill(stores, member);
    await stores.close();
    const [folder = ''] = await readdir(join(dir, 'portals'));
    await writeFile(join(dir, 'house.json.abc.tmp'), '{"ver');
    await writeFile(join(dir, 'portals', folder, 'chats.00.json.abc.tmp'), '{"version":1,"mem');
    const again = await open(dir);
    assert.equal((await again.bindings.count(member)).chats, 30);
    await again.close();
    assert.ok(!(await allFiles(dir)).some(({ path }) => path.endsWith('.tmp')));
  });

  it('go on from a log that had only begun', async () => {
    for (const begun of ['', 'abc', '\0\0']) {
      const dir = await killed(2);
      await writeFile(join(dir, 'log.00000002.ndjson'), begun);
      assert.deepEqual(await keysIn(dir), ['k0', 'k1']);
    }
  });

  it('refuse a log that is broken in the middle', async () => {
    const dir = await killed(4);
    const log = await newestLog(dir);
    const bytes = await readFile(log);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(log, bytes);
    await refuses(dir, 'STORE_BROKEN');
  });

  it('refuse a log that lacks a write', async () => {
    const dir = await killed(4);
    const log = await newestLog(dir);
    const lines = (await readFile(log, 'utf8')).split('\n');
    lines.splice(2, 1);
    await writeFile(log, lines.join('\n'));
    await refuses(dir, 'STORE_UNREADABLE');
  });

  it('refuse when the log, the house file or a snapshot is gone or unreadable', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await fill(stores, member);
    await stores.close();
    const [folder = ''] = await readdir(join(dir, 'portals'));
    const shard = (copy: string) => join(copy, 'portals', folder, 'inbox.all.json');
    const damages: readonly ((copy: string) => Promise<void>)[] = [
      async (copy) => rm(await newestLog(copy)),
      (copy) => rm(join(copy, 'house.json')),
      (copy) => writeFile(join(copy, 'house.json'), ''),
      (copy) => truncate(shard(copy), 30),
      async (copy) =>
        writeFile(
          shard(copy),
          (await readFile(shard(copy), 'utf8')).replace('"attempts":0', '"attempts":"0"'),
        ),
      async (copy) =>
        writeFile(shard(copy), (await readFile(shard(copy), 'utf8')).replace('"inbox"', '"outbox"')),
    ];
    for (const [n, damage] of damages.entries()) {
      const copy = await copyAsAfterKill(dir, `${dir}-${n}`);
      await damage(copy);
      await refuses(copy, 'STORE_UNREADABLE');
    }
  });

  it('refuse files of a version they do not know', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await fill(stores, member);
    await stores.close();
    const [folder = ''] = await readdir(join(dir, 'portals'));
    for (const name of ['house.json', join('portals', folder, 'inbox.all.json')]) {
      const copy = await copyAsAfterKill(dir, `${dir}-${folder}-${name.length}`);
      const text = await readFile(join(copy, name), 'utf8');
      await writeFile(join(copy, name), text.replace('"version":1', '"version":2'));
      await refuses(copy, 'STORE_VERSION');
    }
  });
});
