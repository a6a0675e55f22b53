import { setTimeout as delay } from 'node:timers/promises';

const POLL_INTERVAL_MS = 5;
/** Far longer than any condition takes; without a limit a failed test would keep the process alive. */
const DEADLINE_MS = 50_000;

/** Polls until `read` returns something else than `undefined` or `false`, and returns it. Rejects after 50 s. */
export async function waitFor<T>(
  what: string,
  read: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  while (performance.now() < deadline) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    await delay(POLL_INTERVAL_MS);
  }
  throw new Error(`timed out waiting until ${what}`);
}
