import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import { isMissing, readIfThere, temporaryEnding, writeIfAbsent } from '../files/private-files.ts';

const holderSchema = z.looseObject({ pid: z.number().int(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface LockOptions {
  readonly dir: string;
  /** Ms between two signs of life; they matter only between machines or containers that share the folder. */
  readonly heartbeat?: number;
}

/**
 * Takes the lock file of version 0.1.0, so that no process of that version uses the folder meanwhile; gives what ends
 * that. The databases of this version need none: the kernel locks them.
 */
export async function lockOldDir({ dir, heartbeat = 2000 }: LockOptions): Promise<() => Promise<void>> {
  const path = join(dir, 'lock');
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: await startOf(process.pid),
    nonce: nonce(),
  });
  await acquire(path, own, heartbeat);
  const timer = setInterval(() => void touch(path).catch(() => undefined), heartbeat).unref();
  return async () => {
    clearInterval(timer);
    if ((await readIfThere(path)) === own) await rm(path, { force: true });
  };
}

async function acquire(path: string, own: string, heartbeat: number): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await writeIfAbsent(path, own)) return;
    const text = await readIfThere(path);
    if (text === undefined) continue;
    const holder = holderOf(text);
    if (holder === undefined || (await isAlive(holder, path, heartbeat))) throw locked(path, holder);
    await remove(path, text);
  }
  throw locked(path, undefined);
}

/** Removes a dead lock, and puts it back should it have become somebody's in the meantime. */
async function remove(path: string, text: string): Promise<void> {
  const aside = `${path}.${nonce()}${temporaryEnding}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await writeIfAbsent(path, await readFile(aside, 'utf8'));
  await rm(aside, { force: true });
}

async function isAlive(holder: Holder, path: string, heartbeat: number): Promise<boolean> {
  if (holder.host !== hostname()) return beats(path, heartbeat);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  // The number may belong to another process by now: after a restart a container's first process has it again.
  return holder.started === (await startOf(holder.pid));
}

/** Another machine's processes cannot be asked; they show that they live by touching the lock. */
async function beats(path: string, heartbeat: number): Promise<boolean> {
  const before = await lastTouched(path);
  await sleep(3 * heartbeat);
  return (await lastTouched(path)) !== before;
}

async function lastTouched(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

/** When a process started, in the system's own words; empty where the system does not tell. */
async function startOf(pid: number): Promise<string> {
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
