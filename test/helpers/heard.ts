import { leaksOfLine } from './leaks.ts';
import { shared } from './shared.ts';

/** Something that a line gave away. */
export interface Leak {
  readonly from: string;
  readonly line: string;
  readonly leaks: readonly string[];
}

const leaks = shared<Leak[]>('leaks', () => []);
const lines = shared<Map<string, number>>('lines', () => new Map());

/** Looks through what an app, a child process or a command said. `from`: who said it. */
export function hear(from: string, text: string): void {
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines.set(from, (lines.get(from) ?? 0) + 1);
    const found = leaksOfLine(line);
    if (found.length > 0) leaks.push({ from, line, leaks: found });
  }
}

/** Everything given away so far, in this process. */
export function heardLeaks(): readonly Leak[] {
  return leaks;
}

/** How many lines each one said so far. */
export function heardLines(): ReadonlyMap<string, number> {
  return lines;
}
