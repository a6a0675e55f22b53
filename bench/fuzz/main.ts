import { findSmallest } from './find-smallest.ts';
import { runFuzz } from './fuzz-run.ts';
import { fuzzOptions } from './options.ts';
import { formatFuzz } from './report.ts';

/** `npm run fuzz -- --seconds 60`. Exits with 1 when the app died, answered 500 or late, or needed ever more memory. */
const { seconds, seed, steps } = fuzzOptions(process.argv.slice(2), Date.now() % 1_000_000);
const end = performance.now() + seconds * 1000;
const [first, last] = steps ?? [0, Infinity];
const isOver = (): boolean => steps === undefined && performance.now() >= end;
const result = await runFuzz({ seed, first, last, isOver });
const { text, passed } = formatFuzz(seed, result);
console.log(text);
if (result.failure) {
  const smallest = await findSmallest(seed, result.failure);
  const { first: from, last: to } = smallest ?? { first, last: result.failure.step };
  console.log(
    `${smallest ? 'repeats' : 'does not repeat alone, all'}: npm run fuzz -- --seed ${seed} --steps ${from}-${to}`,
  );
}
process.exitCode = passed ? 0 : 1;
