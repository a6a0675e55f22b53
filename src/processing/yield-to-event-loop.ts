import { setImmediate } from 'node:timers/promises';

/** So long a lane may keep the process to itself; then whoever waits for an answer comes first. */
const AT_A_TIME = 5;

/** To be awaited inside long loops: lets everything else have its turn now and then. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_A_TIME) return;
    await setImmediate();
    since = performance.now();
  };
}
