interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Result of one item of a batch. */
export type Outcome<R> =
  { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown };

/** Delays a batch until calls made at the same time have arrived. */
export type Gather = () => Promise<void>;

/** One turn of the event loop. */
export const gatherTurn: Gather = () => new Promise((resolve) => setImmediate(resolve));
/** No delay, for databases whose commits are not synced. */
export const gatherNone: Gather = () => Promise.resolve();

/**
 * Group commit: calls made at the same time, or while a batch runs, become one batch. `run` resolves with an outcome for
 * each item, in their order; when it rejects, all items do. One `run` at a time.
 */
export function createBatcher<T, R>(
  gather: Gather,
  run: (items: readonly T[]) => Promise<readonly Outcome<R>[]>,
): (item: T) => Promise<R> {
  let queue: Waiting<T, R>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      await gather();
      const batch = queue;
      queue = [];
      try {
        const outcomes = await run(batch.map(({ item }) => item));
        batch.forEach((waiting, index) => applyOutcome(waiting, outcomes[index]));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (running) return;
      running = true;
      void drain();
    });
}

function applyOutcome<T, R>({ resolve, reject }: Waiting<T, R>, outcome: Outcome<R> | undefined): void {
  if (outcome === undefined) reject(new Error('A batch gave no outcome for one of its items.'));
  else if (outcome.ok) resolve(outcome.value);
  else reject(outcome.error);
}
