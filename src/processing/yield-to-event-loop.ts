import { setImmediate } from 'node:timers/promises';

/** So long a lane may keep the process to itself; then whoever waits for an answer comes first. */
const MAX_SYNC_MS = 5;

/** To be awaited inside long loops: lets everything else have its turn now and then. */
export function createYieldToEventLoop(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < MAX_SYNC_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
