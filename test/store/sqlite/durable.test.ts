import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sqliteLibrary } from '../../../src/store/sqlite/sqlite-library.ts';
import { connectSqlite } from '../../../src/store/sqlite/connection.ts';
import { PRAGMAS } from '../../../src/store/sqlite.ts';
import { temporaryDirs } from '../folders.ts';
import { startStoreProcess } from './store-process.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;
const APPENDS = 20;

describe('durability of SQLite', () => {
  const newDir = temporaryDirs();

  it('syncs every commit before it is confirmed', async function () {
    if (!hasStrace) return this.skip();
    // strace slows the start of the process down, more so while other processes use the cores.
    this.timeout(300_000);
    const dir = await newDir();
    const trace = `${dir}.trace`;
    const child = await startStoreProcess([
      ...['strace', '-f', '-y', '-s', '64', '-o', trace],
      ...['-e', 'trace=fsync,fdatasync,write,pwrite64'],
    ]);
    await child.request({ do: 'open', dir });
    for (let n = 0; n < APPENDS; n += 1) await child.request({ do: 'append', key: `k${n}` });
    await child.kill();
    const calls = (await readFile(trace, 'utf8')).split('\n');
    let writtenSince = false;
    let syncedSince = false;
    let confirmed = 0;
    for (const call of calls) {
      if (/ pwrite64\(\d+<[^>]*tracker\.db-wal>/.test(call)) [writtenSince, syncedSince] = [true, false];
      if (/ (?:fsync|fdatasync)\(\d+<[^>]*tracker\.db-wal>/.test(call)) syncedSince = true;
      if (!/ write\(1<.*\["stored"\]/.test(call.replaceAll('\\', ''))) continue;
      confirmed += 1;
      assert.ok(writtenSince && syncedSince, `confirmation ${confirmed} came before the sync`);
      writtenSince = false;
    }
    assert.equal(confirmed, APPENDS);
  });

  it('has the settings for synced commits and exclusive use', async () => {
    const dir = await newDir();
    const child = await startStoreProcess();
    await child.request({ do: 'open', dir });
    await child.request({ do: 'close' });
    await child.kill();
    const connection = connectSqlite(await sqliteLibrary(), join(dir, 'tracker.db'));
    for (const setting of PRAGMAS) connection.exec(`pragma ${setting}`);
    const value = (name: string): unknown =>
      Object.values(z.record(z.string(), z.unknown()).parse(connection.all(`pragma ${name}`)[0]))[0];
    const FULL = 2;
    assert.deepEqual(
      ['synchronous', 'journal_mode', 'locking_mode', 'foreign_keys', 'secure_delete'].map(value),
      [FULL, 'wal', 'exclusive', 1, 1],
    );
    connection.exec('pragma locking_mode = normal');
    connection.close();
  });
});
