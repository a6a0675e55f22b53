import { setTimeout as sleep } from 'node:timers/promises';

/** How often the names that are waited for are looked at, all of them with one statement. */
const POLL_MS = 100;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Waits for names until they are free; one statement looks at all of them, however many wait. */
export function createWaitUntilFree(
  heldNames: (names: readonly string[]) => Promise<ReadonlySet<string>>,
): (name: string) => Promise<void> {
  const waiting = new Map<string, Waiting>();
  let polling = false;

  async function poll(): Promise<void> {
    polling = true;
    while (waiting.size > 0) {
      await sleep(POLL_MS);
      const names = [...waiting.keys()];
      try {
        const held = await heldNames(names);
        for (const name of names) if (!held.has(name)) settle(name, ({ resolve }) => resolve());
      } catch (error) {
        for (const name of names) settle(name, ({ reject }) => reject(error));
      }
    }
    polling = false;
  }

  function settle(name: string, end: (one: Waiting) => void): void {
    const one = waiting.get(name);
    waiting.delete(name);
    if (one) end(one);
  }

  return (name) =>
    new Promise((resolve, reject) => {
      waiting.set(name, { resolve, reject });
      if (!polling) void poll();
    });
}
