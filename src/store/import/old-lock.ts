import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import { isMissing, readIfExists, TEMPORARY_SUFFIX, writeIfAbsent } from '../files/private-files.ts';

const holderSchema = z.looseObject({ pid: z.number().int(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface LockOptions {
  readonly dir: string;
  /** Interval of touching the lock file; it matters only for hosts or containers that share the folder. */
  readonly heartbeatMs?: number;
}

/**
 * Takes the lock file of version 0.1.0, so that no process of that version uses the folder meanwhile; returns the release
 * function. The database of this version needs no lock file: the kernel locks it.
 */
export async function lockOldDir({ dir, heartbeatMs = 2000 }: LockOptions): Promise<() => Promise<void>> {
  const path = join(dir, 'lock');
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
    nonce: nonce(),
  });
  await acquire(path, own, heartbeatMs);
  const timer = setInterval(() => void touch(path).catch(() => undefined), heartbeatMs).unref();
  return async () => {
    clearInterval(timer);
    if ((await readIfExists(path)) === own) await rm(path, { force: true });
  };
}

async function acquire(path: string, own: string, heartbeatMs: number): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await writeIfAbsent(path, own)) return;
    const text = await readIfExists(path);
    if (text === undefined) continue;
    const holder = holderOf(text);
    if (holder === undefined || (await isRunning(holder, path, heartbeatMs))) throw locked(path, holder);
    await remove(path, text);
  }
  throw locked(path, undefined);
}

/** Removes the lock of an ended process, and restores it when another process took it in the meantime. */
async function remove(path: string, text: string): Promise<void> {
  const moved = `${path}.${nonce()}${TEMPORARY_SUFFIX}`;
  try {
    await rename(path, moved);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if ((await readFile(moved, 'utf8')) !== text) await writeIfAbsent(path, await readFile(moved, 'utf8'));
  await rm(moved, { force: true });
}

async function isRunning(holder: Holder, path: string, heartbeatMs: number): Promise<boolean> {
  if (holder.host !== hostname()) return hasHeartbeat(path, heartbeatMs);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  // The pid may be reused: the first process of a restarted container has the same one.
  return holder.started === (await processStart(holder.pid));
}

/** Processes of other hosts cannot be checked directly: running ones touch the lock file. */
async function hasHeartbeat(path: string, heartbeatMs: number): Promise<boolean> {
  const before = await lastTouched(path);
  await sleep(3 * heartbeatMs);
  return (await lastTouched(path)) !== before;
}

async function lastTouched(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

/** Boot id and start time of a process; empty where the system has no /proc. */
async function processStart(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in brackets that may hold anything; the start is the 22nd.
    return `${boot.trim()} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return '';
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function nonce(): string {
  return randomBytes(6).toString('hex');
}

function locked(path: string, holder: Holder | undefined): StoreError {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new StoreError(
    'STORE_LOCKED',
    `The data is in use by ${who} (${path}).`,
    'Only one process may use one DATA_DIR. Stop the other one, give this one a DATA_DIR of its own, or use DATABASE_URL for several processes. If none is running, remove the lock file.',
  );
}
