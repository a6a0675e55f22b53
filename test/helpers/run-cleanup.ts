import { sharedValue } from './shared-value.ts';

const cleanups = sharedValue<(() => Promise<void>)[]>('cleanups', () => []);

/** Registers work for the end of the whole test run; it is also done when tests failed. */
export function addCleanup(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

/** Runs all registered cleanups. There is one root hook for this: when one fails, mocha skips the root hooks after it. */
export async function runCleanups(): Promise<void> {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
}
