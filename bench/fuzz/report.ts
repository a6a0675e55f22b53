import { fuzzKinds, type FuzzResult } from './fuzz-run.ts';

/** Of an answer that does not wait for the portal. */
const MAX_ANSWER_MS = 1000;
/** Pages wait ten seconds for the portal. */
const MAX_WAITING_ANSWER_MS = 11_000;

/** The result as text, and whether the app kept its promises. */
export function formatFuzz(
  seed: number,
  result: FuzzResult,
): { readonly text: string; readonly passed: boolean } {
  const { counts, statuses, samples, altered, failure, nextStep } = result;
  const all = fuzzKinds.map((kind) => counts[kind]);
  const worst = Math.max(...all.map((each) => each.worst));
  const worstWaiting = Math.max(...all.map((each) => each.worstWaiting));
  const inTime = worst <= MAX_ANSWER_MS && worstWaiting <= MAX_WAITING_ANSWER_MS;
  const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  const lines = [
    `fuzz: seed ${seed}, steps up to ${nextStep - 1}`,
    ...fuzzKinds.map((kind) => {
      const { steps, answers, worst: ms, worstWaiting: waiting } = counts[kind];
      const own = ms > 0 ? `worst answer ${Math.round(ms)} ms` : '';
      const waited = waiting > 0 ? `worst that waits for the portal ${Math.round(waiting)} ms` : '';
      return `  ${kind.padEnd(7)}${String(steps).padStart(7)} steps ${String(answers).padStart(8)} answers   ${[own, waited].filter((part) => part !== '').join(', ')}`;
    }),
    `  statuses (0: connection closed)   ${byStatus.join('  ')}`,
    `  answers of portals altered   ${altered}`,
    `  heap/rss after collection, MB   ${samples.map(({ heapUsed, rss }) => `${mb(heapUsed)}/${mb(rss)}`).join('  ')}`,
    `  answers within ${MAX_ANSWER_MS} ms, ${MAX_WAITING_ANSWER_MS} ms where the portal is waited for: ${inTime ? 'kept' : 'MISSED'}`,
    ...(failure ? [`  step ${failure.step} (${failure.kind}): ${failure.what}`] : []),
  ];
  const passed = !failure && inTime;
  return { text: [...lines, `fuzz: ${passed ? 'passed' : 'FAILED'}`].join('\n'), passed };
}

const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
