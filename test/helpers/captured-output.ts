import { leaksOfLine } from './leaks.ts';
import { sharedValue } from './shared-value.ts';

/** A line of output that contains personal data or secrets. */
export interface Leak {
  /** What wrote the line: the app's log, a console method or a child process. */
  readonly source: string;
  readonly line: string;
  readonly leaks: readonly string[];
}

const leaks = sharedValue<Leak[]>('leaks', () => []);
const lineCounts = sharedValue<Map<string, number>>('line counts', () => new Map());

/** Counts the lines of `text` and checks each of them for leaks. */
export function recordOutput(source: string, text: string): void {
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lineCounts.set(source, (lineCounts.get(source) ?? 0) + 1);
    const found = leaksOfLine(line);
    if (found.length > 0) leaks.push({ source, line, leaks: found });
  }
}

/** All leaks found in this process so far. */
export function capturedLeaks(): readonly Leak[] {
  return leaks;
}

/** Number of lines captured so far, by source. */
export function capturedLineCounts(): ReadonlyMap<string, number> {
  return lineCounts;
}
