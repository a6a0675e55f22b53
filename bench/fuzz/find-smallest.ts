import { STEPS_PER_ROUND, runFuzz, type FuzzFailure } from './fuzz-run.ts';

/** Steps that repeat a failure. */
export interface Repeated {
  readonly first: number;
  readonly last: number;
}

/**
 * The shortest range of steps, ending with the one that failed, that fails again with a new app: the step alone, then
 * twice as many each time, within its portal's round at last. `undefined`: none of them does.
 */
export async function findSmallest(
  seed: number,
  { step: last, what }: FuzzFailure,
): Promise<Repeated | undefined> {
  const start = last - (last % STEPS_PER_ROUND);
  for (let count = 1; ; count *= 2) {
    const first = Math.max(start, last + 1 - count);
    const { failure } = await runFuzz({ seed, first, last, isOver: () => false });
    if (failure && kindOf(failure.what) === kindOf(what)) return { first, last: failure.step };
    if (first === start) return undefined;
  }
}

const kindOf = (what: string): string => what.slice(0, 10);
