import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stores } from '../../../src/store/ports.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import { portalHash } from '../../../src/observability/portal-hash.ts';
import { fill } from '../fill.ts';
import { copyAsAfterKill, temporaryDirs } from '../folders.ts';
import { code, entry, freshMember, portalOf } from '../samples.ts';
import { openInThread } from './open-in-thread.ts';

const run = promisify(execFile);
const PAGE = 4096;

describe('a damaged SQLite file', () => {
  const newDir = temporaryDirs();
  const opened: Stores[] = [];
  const open1 = async (dir: string): Promise<Stores> => {
    const stores = await openInThread({ dir, lockTimeoutMs: 0 });
    opened.push(stores);
    return stores;
  };
  afterEach(async () => {
    for (const stores of opened.splice(0)) await stores.close();
  });

  /** A folder after a kill or a clean stop. */
  async function leftBy(end: 'death' | 'close'): Promise<string> {
    const dir = await newDir();
    const stores = await open1(dir);
    for (let n = 0; n < 5; n += 1) await fill(stores, freshMember());
    if (end === 'death') return copyAsAfterKill(dir, `${dir}-dead`);
    await stores.close();
    return dir;
  }

  async function assertRefused(dir: string, wanted: StoreErrorCode): Promise<void> {
    await assert.rejects(open1(dir), (error) => {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.code, wanted, error.message);
      assert.ok(error.advice.length > 20 && error.message.includes('tracker.db'));
      return true;
    });
  }

  it('is detected at the start after a kill', async () => {
    const dir = await leftBy('death');
    await checkpointed(dir);
    const path = join(dir, 'tracker.db');
    const file = await open(path, 'r+');
    const pages = (await stat(path)).size / PAGE;
    // Every third page, the first ones excepted: they would be noticed anyway.
    for (let page = 4; page < pages; page += 3) await file.write(Buffer.alloc(PAGE, 7), 0, PAGE, page * PAGE);
    await file.close();
    await assertRefused(dir, 'STORE_BROKEN');
  });

  it('that is not a database or was truncated to nothing is rejected', async () => {
    const text = await leftBy('close');
    await writeFile(join(text, 'tracker.db'), 'this is not a database'.repeat(500));
    await assertRefused(text, 'STORE_BROKEN');
    const emptied = await leftBy('death');
    await truncate(join(emptied, 'tracker.db'), 0);
    await assertRefused(emptied, 'STORE_BROKEN');
  });

  it('with a truncated log continues from the last complete commit', async () => {
    const dir = await newDir();
    const member = freshMember();
    const stores = await open1(dir);
    await stores.portals.put(portalOf(member));
    for (let n = 0; n < 5; n += 1) await stores.inbox.append(member, [entry(`k${n}`)]);
    const dead = await copyAsAfterKill(dir, `${dir}-dead`);
    const log = join(dead, 'tracker.db-wal');
    const { size } = await stat(log);
    for (const cut of [1, 100, PAGE, 3 * PAGE]) {
      const copy = await copyAsAfterKill(dead, `${dir}-${cut}`);
      await truncate(join(copy, 'tracker.db-wal'), size - cut);
      const again = await open1(copy);
      const kept = (await again.inbox.waiting(member, 9)).length;
      assert.ok(kept >= 1 && kept < 5, `${kept} of 5 without ${cut} bytes`);
      assert.deepEqual(await again.inbox.append(member, [entry('new')]), ['stored']);
    }
  });

  it('of a later version is rejected', async () => {
    const dir = await leftBy('close');
    await change(dir, `insert into kysely_migration (name, timestamp) values ('9999 from the future', '')`);
    await assert.rejects(
      open1(dir),
      (error) => error instanceof StoreError && error.code === 'STORE_VERSION',
    );
  });

  it('with an unreadable record fails reads of that record only', async () => {
    const dir = await newDir();
    const [bad, good] = [freshMember(), freshMember()];
    const stores = await open1(dir);
    for (const member of [bad, good]) await fill(stores, member);
    await stores.close();
    const portal = `(select id from portals where member = '${bad}')`;
    await change(
      dir,
      `update chats set data = '{"userCode":"very-special"}' where portal = ${portal} and chat_id = 7;
       update customers set data = 'not JSON' where portal = ${portal} and id = 'c3';`,
    );
    const again = await open1(dir);
    await assert.rejects(again.bindings.chatById(bad, 7), (error) => {
      assert.ok(error instanceof StoreError && error.code === 'STORE_UNREADABLE', String(error));
      assert.ok(error.message.includes(portalHash(bad)), error.message);
      assert.doesNotMatch(error.message, /very-special/);
      return true;
    });
    assert.ok(await again.bindings.chatById(bad, 8), 'other chats of the portal can be read');
    assert.ok(await again.bindings.chatById(good, 7));
    const problems = await again.portals.verify(bad);
    assert.equal(problems.length, 2, problems.join());
    assert.deepEqual(await again.portals.verify(good), []);
  });

  it('with an unreadable installation leaves it out of the list', async () => {
    const dir = await newDir();
    const [bad, good] = [freshMember(), freshMember()];
    const stores = await open1(dir);
    for (const member of [bad, good]) await fill(stores, member);
    await stores.close();
    await change(
      dir,
      `update portals set data = json_set(data, '$.regions', 'constructor') where member = '${bad}'`,
    );
    const again = await open1(dir);
    assert.deepEqual(
      (await again.portals.list()).map(({ memberId: member }) => member),
      [good],
    );
    assert.deepEqual(await again.portals.unreadable(), [{ member: bad, because: 'record' }]);
    await assert.rejects(
      again.portals.get(bad),
      (error) => error instanceof StoreError && error.code === 'STORE_UNREADABLE',
    );
    assert.deepEqual((await again.portals.reseal()).unreadable, [{ member: bad, because: 'record' }]);
    await again.portals.put(portalOf(bad));
    assert.equal(
      (await again.bindings.chats(bad, [code('livechat|1|7|20')])).size,
      1,
      'everything else is preserved',
    );
  });
});

/** Checkpoints the log into the file and leaves a log header, as after a kill. */
async function checkpointed(dir: string): Promise<void> {
  const log = join(dir, 'tracker.db-wal');
  const bytes = await readFile(log);
  await change(dir, 'pragma wal_checkpoint(truncate)');
  await rm(log, { force: true });
  await writeFile(log, bytes.subarray(0, 32), { mode: 0o600 });
}

/** Changes a database by hand, in another process. */
async function change(dir: string, statements: string): Promise<void> {
  const script = `
    const { DatabaseSync } = require('@photostructure/sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec(process.argv[2]);
    database.close();`;
  await run(process.execPath, ['-e', script, join(dir, 'tracker.db'), statements]);
}
