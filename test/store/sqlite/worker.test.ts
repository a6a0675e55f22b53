import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lineId } from '../../../src/domain/ids.ts';
import type { CrashPoint } from '../../../src/runtime/crash-points.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { temporaryDirs } from '../folders.ts';
import { chat, entry, freshMember, portalOf, batch } from '../samples.ts';
import { openInThread, secretBox } from './open-in-thread.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./worker-child.ts', import.meta.url));

describe('the worker thread of the embedded store', () => {
  const newDir = temporaryDirs();

  it('passes errors with code and advice', async () => {
    const stores = await openSqliteStores({ dir: await newDir(), secretBox });
    const member = freshMember();
    await stores.portals.put(portalOf(member));
    const broken = chat('a|1|1|1', { handled: 5 as never });
    for (const [work, code] of [
      [stores.inbox.append(freshMember(), [entry('a')]), 'PORTAL_UNKNOWN'],
      [stores.record(member, batch({ chats: [broken] })), 'ROW_INVALID'],
      [stores.settings.putLine(member, lineId('1'), { sharedThreshold: 0 } as never), 'ROW_INVALID'],
    ] as const) {
      await assert.rejects(work, (error) => {
        assert.ok(
          error instanceof StoreError && error.code === code && error.advice.length > 10,
          String(error),
        );
        assert.match(error.stack ?? '', /src\/store\/sql/, 'the stack of the worker');
        return true;
      });
    }
    await stores.close();
  });

  it('rejects with the error of opening the database', async () => {
    const dir = await newDir();
    const holder = await openInThread({ dir });
    await assert.rejects(
      openSqliteStores({ dir, secretBox, lockTimeoutMs: 0 }),
      (error) => error instanceof StoreError && error.code === 'STORE_LOCKED',
    );
    await holder.close();
  });

  it('waits at crash points for the main thread', async () => {
    const passed: CrashPoint[] = [];
    const stores = await openSqliteStores({
      dir: await newDir(),
      secretBox,
      onCrashPoint: (point) => passed.push(point),
    });
    passed.length = 0;
    await stores.portals.put(portalOf(freshMember()));
    assert.deepEqual(passed, ['commit.leaving', 'commit.done']);
    await stores.close();
  });

  it('resolves concurrent calls with their own results', async () => {
    const stores = await openSqliteStores({ dir: await newDir(), secretBox });
    const members = Array.from({ length: 20 }, freshMember);
    await Promise.all(
      members.map((member) => stores.portals.put(portalOf(member, { domain: `${member}.test` }))),
    );
    const found = await Promise.all(members.map((member) => stores.portals.get(member)));
    assert.deepEqual(
      found.map((portal) => portal?.domain),
      members.map((member) => `${member}.test`),
    );
    await stores.close();
    await assert.rejects(
      stores.portals.list(),
      (error) => error instanceof StoreError && error.code === 'STORE_CLOSED',
    );
  });

  for (const how of ['terminated', 'left open']) {
    it(`does not keep the process running when it is ${how}`, async () => {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script, how, await newDir()], {
        timeout: 30_000,
      });
      const expected =
        how === 'terminated'
          ? { waiting: 'STORE_DIED', later: 'STORE_DIED', told: 'STORE_DIED' }
          : { stored: ['stored'] };
      assert.deepEqual(JSON.parse(stdout), expected);
    });
  }
});
