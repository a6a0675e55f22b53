import { attackedRows, rowsOf } from './rows.ts';
import type { TestOutcome } from './run-tests.ts';

/** A line per row, and the titles of tests that failed. `passed`: every row has tests, and none of them failed. */
export function attackTable(
  rows: readonly string[],
  outcomes: readonly TestOutcome[],
): { readonly text: string; readonly passed: boolean } {
  const lines = rows.map((row) => {
    const tests = outcomes.filter(({ title }) => rowsOf(title).includes(row));
    const count = (outcome: TestOutcome['outcome']): number =>
      tests.filter((test) => test.outcome === outcome).length;
    return { row, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  });
  const table = lines.map(({ row, passed, failed, skipped }) =>
    [
      row.padStart(4),
      (attackedRows.get(row) ?? '').padEnd(72),
      verdictOf(passed, failed).padEnd(12),
      `${passed} of ${passed + failed} attacks${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ].join('  '),
  );
  const failures = outcomes.filter(({ outcome }) => outcome === 'failed');
  return {
    text: [...table, ...failures.map(({ title }) => `not refused: ${title}`)].join('\n'),
    passed: lines.every(({ passed, failed }) => verdictOf(passed, failed) === 'refused'),
  };
}

function verdictOf(passed: number, failed: number): string {
  if (failed > 0) return 'NOT REFUSED';
  return passed > 0 ? 'refused' : 'NOT TESTED';
}
