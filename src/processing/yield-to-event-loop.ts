import { setImmediate } from 'node:timers/promises';

/** Longest time that a lane may block the event loop: HTTP requests are answered in between. */
const MAX_SYNC_MS = 5;

/** Returns a function to await inside long loops; it yields to the event loop when `MAX_SYNC_MS` have passed. */
export function createYieldToEventLoop(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < MAX_SYNC_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
