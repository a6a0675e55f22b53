import assert from 'node:assert/strict';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStores, type LowdbOptions } from '../../../src/store/open-lowdb-stores.ts';
import type { RestLogLine, Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { restLine } from '../battery/rest-log.ts';
import { day, someTime } from '../samples.ts';
import { allFiles, temporaryDirs } from '../folders.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const newDir = temporaryDirs();

describe('the files of the REST log', () => {
  const clock = { now: someTime };
  const open = (dir: string, options: Partial<LowdbOptions> = {}): Promise<Stores> =>
    openLowdbStores({ dir, secretBox, now: () => clock.now, ...options });
  beforeEach(() => void (clock.now = someTime));

  async function requests(stores: Stores): Promise<readonly string[]> {
    const lines: RestLogLine[] = [];
    for await (const line of stores.restLog.read({ from: 0 })) lines.push(line);
    return lines.map(({ request }) => request);
  }
  const daysOf = async (dir: string): Promise<readonly string[]> =>
    (await allFiles(dir)).flatMap(({ path }) => /rest-log\/(.*)\.ndjson$/.exec(path)?.[1] ?? []).sort();

  it('are one per day, for the owner only, kept over a restart and removed after three days', async () => {
    const dir = await newDir();
    for (let n = 0; n < 6; n += 1) {
      clock.now = someTime + n * day;
      const stores = await open(dir);
      stores.restLog.add(restLine('p', { at: clock.now, request: `r${n}` }));
      await stores.close();
    }
    assert.deepEqual(await daysOf(dir), ['2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06']);
    for (const { path, mode, isDir } of await allFiles(dir)) assert.equal(mode, isDir ? 0o700 : 0o600, path);
    const stores = await open(dir);
    assert.deepEqual(await requests(stores), ['r2', 'r3', 'r4', 'r5']);
    await stores.close();
  });

  it('lose half a line of a process that was killed, and no other', async () => {
    const dir = await newDir();
    const first = await open(dir);
    first.restLog.add(restLine('p', { request: 'r1' }));
    await first.close();
    await appendFile(join(dir, 'rest-log', '2026-10-01.ndjson'), '{"at":17907');
    const second = await open(dir);
    second.restLog.add(restLine('p', { request: 'r2' }));
    assert.deepEqual(await requests(second), ['r1', 'r2']);
    await second.close();
  });

  it('end at their size, and say how much is missing', async () => {
    const dir = await newDir();
    const stores = await open(dir, { restLogDayBytes: 1000 });
    for (let n = 0; n < 10; n += 1) {
      stores.restLog.add(restLine('p', { request: `r${n}` }));
      await requests(stores);
    }
    const kept = (await requests(stores)).length;
    assert.ok(kept > 1 && kept < 6, String(kept));
    assert.equal(stores.restLog.lost(), 10 - kept);
    assert.ok((await readFile(join(dir, 'rest-log', '2026-10-01.ndjson'))).length <= 1000);
    await stores.close();
  });

  it('that cannot be written hold nobody up', async () => {
    const dir = await newDir();
    const stores = await open(dir);
    await writeFile(join(dir, 'rest-log'), 'no folder');
    stores.restLog.add(restLine('p', { request: 'gone' }));
    await assert.rejects(requests(stores));
    assert.equal(stores.restLog.lost(), 1);
    await rm(join(dir, 'rest-log'));
    stores.restLog.add(restLine('p', { request: 'kept' }));
    assert.deepEqual(await requests(stores), ['kept']);
    await stores.close();
  });
});
