import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockDir } from '../../../src/store/lowdb/lock-file.ts';
import { openLowdbStores } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { temporaryDirs } from '../folders.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const isLocked = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'STORE_LOCKED' && error.advice.includes('DATABASE_URL');

describe('lock of DATA_DIR', () => {
  const newDir = temporaryDirs();
  const dirWithLock = async (holder: unknown): Promise<string> => {
    const dir = await newDir();
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
    return dir;
  };

  it('lets one in at a time', async () => {
    const dir = await newDir();
    const first = await openLowdbStores({ dir, secretBox });
    await assert.rejects(openLowdbStores({ dir, secretBox }), isLocked);
    await first.close();
    const second = await openLowdbStores({ dir, secretBox });
    await second.close();
    assert.ok(!(await readdir(dir)).some((name) => name.startsWith('lock')));
  });

  it('lets one of many in that come together', async () => {
    const dir = await newDir();
    const opened = await Promise.allSettled(
      Array.from({ length: 6 }, () => openLowdbStores({ dir, secretBox })),
    );
    const [winner, ...others] = opened.filter((each) => each.status === 'fulfilled');
    assert.equal(others.length, 0);
    await winner?.value.close();
  });

  it('stays out while another process lives', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      const pid = child.pid ?? 0;
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
      const started =
        stat === '' ? '' : `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
      const dir = await dirWithLock({ pid, host: hostname(), started });
      await assert.rejects(openLowdbStores({ dir, secretBox }), isLocked);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('takes over from a process that died, and from one whose number went to another', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const holders = [
      { pid, host: hostname(), started: '' },
      { pid: process.pid, host: hostname(), started: 'another boot 17' },
    ];
    for (const holder of holders) {
      const stores = await openLowdbStores({ dir: await dirWithLock(holder), secretBox });
      await stores.close();
    }
  });

  it('watches whether a process on another machine lives', async () => {
    const holder = { pid: 1, host: 'another-machine', started: '' };
    const dead = await dirWithLock(holder);
    await (
      await lockDir({ dir: dead, heartbeat: 20 })
    )();
    const alive = await dirWithLock(holder);
    let time = 1_000_000;
    const timer = setInterval(() => void utimes(join(alive, 'lock'), (time += 1), time), 10);
    await assert.rejects(lockDir({ dir: alive, heartbeat: 20 }), isLocked);
    clearInterval(timer);
  });

  it('does not guess about a lock it cannot read', async () => {
    await assert.rejects(openLowdbStores({ dir: await dirWithLock('what is this'), secretBox }), isLocked);
  });
});
