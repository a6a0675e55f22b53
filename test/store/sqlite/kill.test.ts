import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { customerId, decisionId, memberId } from '../../../src/domain/ids.ts';
import { temporaryDirs } from '../folders.ts';
import { code, nameOf } from '../samples.ts';
import { integrityOf } from './integrity.ts';
import { openInThread } from './open-in-thread.ts';
import { startStoreProcess } from './store-process.ts';

const member = memberId('of the child');
const KILLS = 12;
/** A process is killed after at most this many confirmed writes. */
const MAX_CONFIRMED = 40;

describe('SQLite and kill -9', () => {
  const newDir = temporaryDirs();

  it(`preserves all confirmed writes, atomically, over ${KILLS} kills`, async function () {
    this.timeout(240_000);
    const dir = await newDir();
    const [appended, recorded] = [new Set<number>(), new Set<number>()];
    let first = 0;
    const waiting = [startStoreProcess(), startStoreProcess(), startStoreProcess()];
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill + waiting.length < KILLS) waiting.push(startStoreProcess());
      const child = await waiting.shift()!;
      await child.request({ do: 'open', dir, lockTimeoutMs: 10_000 });
      void child.request({ do: 'loop', first }).catch(() => undefined);
      const limit = 3 + Math.random() * MAX_CONFIRMED;
      while (child.appended.size + child.recorded.size < limit) await sleep(1);
      await child.kill();
      child.appended.forEach((n) => appended.add(n));
      child.recorded.forEach((n) => recorded.add(n));
      assert.equal(await integrityOf(dir), 'ok', `after kill ${kill}`);
      first = await checkEverything(dir, appended, recorded);
    }
    assert.ok(recorded.size > 0, `${appended.size} appended, ${recorded.size} recorded`);
  });
});

/** Checks all rows; returns the first unused number. */
async function checkEverything(
  dir: string,
  appended: ReadonlySet<number>,
  recorded: ReadonlySet<number>,
): Promise<number> {
  const stores = await openInThread({ dir });
  const waiting = new Set((await stores.inbox.waiting(member, 1e6)).map((one) => Number(nameOf(one))));
  const chats = new Set(
    (await stores.bindings.chatsByPrefix(member, 'x|1|')).map(({ chatId = 0 }) => chatId - 1),
  );
  for (const n of recorded) assert.ok(chats.has(n), `recorded ${n} is lost`);
  for (const n of appended) assert.ok(waiting.has(n) || chats.has(n), `appended ${n} is lost`);
  const all = [...waiting, ...chats];
  for (const n of all) {
    const isRecorded = chats.has(n);
    const customers = await stores.bindings.customers(member, [customerId(`c${n}`)]);
    const decided = await stores.journal.get(member, decisionId(`d${n}`));
    assert.equal(waiting.has(n), !isRecorded, `${n} waits`);
    assert.equal(customers.size === 1, isRecorded, `customer of ${n}`);
    assert.equal(decided?.chat === code(`x|1|${n}|1`), isRecorded, `journal of ${n}`);
    assert.equal(
      (await stores.bindings.chatById(member, n + 1)) !== undefined,
      isRecorded,
      `chat id of ${n}`,
    );
  }
  await stores.close();
  return Math.max(-1, ...all) + 1;
}
