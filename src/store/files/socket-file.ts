import { chmod, rm } from 'node:fs/promises';

/** A socket left behind by a process that was killed: the lock of its folder says that nobody uses it. */
export function removeStaleSocket(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** Only the owner may talk through it, whatever the mask of the process and the mode of the folder. */
export function closeToOthers(path: string): Promise<void> {
  return chmod(path, 0o600);
}
