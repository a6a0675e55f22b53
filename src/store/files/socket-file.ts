import { chmod, rm } from 'node:fs/promises';

/** Removes the socket of a killed process. The caller holds the lock of DATA_DIR, so no running process uses it. */
export function removeStaleSocket(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** Only the owner may connect, whatever the umask of the process and the mode of the folder. */
export function restrictToOwner(path: string): Promise<void> {
  return chmod(path, 0o600);
}
