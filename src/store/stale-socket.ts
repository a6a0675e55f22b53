import { rm } from 'node:fs/promises';

/** A socket left behind by a process that was killed: the lock of its folder says that nobody uses it. */
export function removeStaleSocket(path: string): Promise<void> {
  return rm(path, { force: true });
}
