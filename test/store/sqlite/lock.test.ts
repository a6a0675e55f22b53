import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../../src/store/store-error.ts';
import { temporaryDirs } from '../folders.ts';
import { openInThread } from './open-in-thread.ts';
import { Refused, startStoreProcess, type StoreProcess } from './store-process.ts';

const isLocked = (error: unknown): boolean =>
  (error instanceof StoreError && error.code === 'STORE_LOCKED' && error.advice.includes('DATABASE_URL')) ||
  (error instanceof Refused && error.code === 'STORE_LOCKED');

/** Longer than the heartbeat of a typical lock file. */
const STOPPED_MS = 10_000;

/** Commands that give a process a PID namespace of its own, with the same host name: two containers on one volume. */
const namespaces = [
  ['unshare', '--pid', '--fork', '--kill-child'],
  ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child'],
];
const inNamespace = namespaces.find(
  ([command = '', ...args]) => spawnSync(command, [...args, 'true']).status === 0,
);

describe('the lock of DATA_DIR', () => {
  const newDir = temporaryDirs();
  const processes: StoreProcess[] = [];
  const start = async (wrapper?: readonly string[]): Promise<StoreProcess> => {
    const started = await startStoreProcess(wrapper);
    processes.push(started);
    return started;
  };
  afterEach(async () => {
    for (const each of processes.splice(0)) await each.kill();
  });

  it('admits one holder at a time, also within a process', async () => {
    const dir = await newDir();
    const first = await openInThread({ dir, lockTimeoutMs: 0 });
    await assert.rejects(openInThread({ dir, lockTimeoutMs: 0 }), isLocked);
    await first.ping();
    await first.close();
    await (await openInThread({ dir, lockTimeoutMs: 0 })).close();
  });

  it('admits one of several processes that start together', async () => {
    const dir = await newDir();
    const all = await Promise.all(Array.from({ length: 4 }, () => start()));
    const opened = await Promise.allSettled(all.map((each) => each.request({ do: 'open', dir })));
    assert.equal(opened.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const each of opened) if (each.status === 'rejected') assert.ok(isLocked(each.reason));
  });

  it('is released by a kill', async () => {
    const dir = await newDir();
    const [dying, next] = [await start(), await start()];
    await dying.request({ do: 'open', dir });
    await dying.request({ do: 'append', key: 'a' });
    await dying.kill();
    await next.request({ do: 'open', dir });
    assert.deepEqual(await next.request({ do: 'waiting' }), ['a']);
  });

  it('is waited for while its holder stops', async () => {
    const dir = await newDir();
    const stopping = await openInThread({ dir });
    const next = await start();
    const opened = next.request({ do: 'open', dir, lockTimeoutMs: 30_000 });
    // Longer than LOCK_RETRY_MS: the first attempt was rejected by then.
    await sleep(300);
    await stopping.close();
    assert.equal(await opened, true);
  });

  it('is released by a start that fails', async () => {
    const dir = await newDir();
    await mkdir(dir, { recursive: true });
    const database = await openInThread({ dir });
    await database.close();
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const changed = new DatabaseSync(`${dir}/tracker.db`);
    changed.exec("insert into kysely_migration (name, timestamp) values ('9999 from the future', '')");
    changed.close();
    await assert.rejects(
      openInThread({ dir, lockTimeoutMs: 0 }),
      (error) => error instanceof StoreError && error.code === 'STORE_VERSION',
    );
    const next = await start();
    await assert.rejects(
      next.request({ do: 'open', dir }),
      (error) => error instanceof Refused && error.code === 'STORE_VERSION',
    );
  });

  it('is held by a stopped process (SIGSTOP for 10 s), which continues without loss', async function () {
    this.timeout(60_000);
    const dir = await newDir();
    const [holder, other] = [await start(), await start()];
    await holder.request({ do: 'open', dir });
    await holder.request({ do: 'append', key: 'before' });
    holder.child.kill('SIGSTOP');
    await sleep(STOPPED_MS);
    await assert.rejects(other.request({ do: 'open', dir }), isLocked);
    holder.child.kill('SIGCONT');
    assert.deepEqual(await holder.request({ do: 'append', key: 'after' }), ['stored']);
    await assert.rejects(other.request({ do: 'open', dir }), isLocked);
    await holder.kill();
    await other.request({ do: 'open', dir });
    assert.deepEqual(await other.request({ do: 'waiting' }), ['before', 'after']);
  });

  it('is not held by a zombie process', async function () {
    const dir = await newDir();
    // The parent replaces itself by a program that never waits for its children.
    const zombie = await start(['sh', '-c', 'exec 3<&0; "$@" <&3 & exec sleep 1000', 'sh']);
    await zombie.request({ do: 'open', dir });
    await zombie.request({ do: 'append', key: 'a' });
    const pid = childOf(zombie.child.pid ?? 0);
    if (pid === undefined) return this.skip();
    process.kill(pid, 'SIGKILL');
    while (stateOf(pid) !== 'Z') await sleep(20);
    const next = await start();
    await next.request({ do: 'open', dir });
    assert.deepEqual(await next.request({ do: 'waiting' }), ['a']);
  });

  it('holds across PID namespaces with the same host name: nothing is confirmed twice', async function () {
    if (inNamespace === undefined) return this.skip();
    const dir = await newDir();
    const [a, b] = await Promise.all([start(inNamespace), start(inNamespace)]);
    await a.request({ do: 'open', dir });
    await assert.rejects(b.request({ do: 'open', dir }), isLocked);
    assert.deepEqual(await a.request({ do: 'append', key: 'one' }), ['stored']);
    await assert.rejects(b.request({ do: 'append', key: 'one' }));
    await a.request({ do: 'close' });
    const ended = once(a.child, 'close');
    a.child.kill('SIGKILL');
    await ended;
    await b.request({ do: 'open', dir, lockTimeoutMs: 5000 });
    assert.deepEqual(await b.request({ do: 'append', key: 'one' }), ['duplicate']);
    assert.deepEqual(await b.request({ do: 'waiting' }), ['one']);
  });
});

/** The pid of a process's child that runs node; `undefined` where `pgrep` is missing. */
function childOf(pid: number): number | undefined {
  const { stdout, status } = spawnSync('pgrep', ['-P', String(pid), 'node']);
  const found = Number(stdout.toString().trim().split('\n')[0]);
  return status === 0 && found > 0 ? found : undefined;
}

function stateOf(pid: number): string {
  return spawnSync('ps', ['-o', 'stat=', '-p', String(pid)])
    .stdout.toString()
    .trim()
    .slice(0, 1);
}
