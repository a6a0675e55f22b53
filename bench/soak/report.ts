import { slope, type Sample } from './memory.ts';
import type { SoakResult } from './soak.ts';

/** MB that the heap may grow by in 10,000 events of known people. */
const FLAT = 2;
const SHOWN = 20;

/** The result in words, and whether all was kept. */
export function report(result: SoakResult): { readonly text: string; readonly kept: boolean } {
  const { findings, tally, samples } = result;
  const { lost, doubled, waiting, parked, expected } = findings;
  const heap = slope(samples, ({ heapUsed }) => heapUsed);
  const rss = slope(samples, (sample) => sample.rss);
  const kept = lost.length + doubled.length + waiting + parked === 0 && heap <= FLAT;
  const troubles = [...result.trouble].map(([name, count]) => `${count} ${name}`).join(', ');
  const lines = [
    `soak: ${tally.posted} events posted (${tally.accepted} answered 200) in ${Math.round(result.posting)} s, ` +
      `${Math.round(tally.posted / result.posting)} a second; at rest after ${Math.round(result.took)} s`,
    `  ${result.people} people wrote ${result.messages} messages, ${result.numbers} with a number or address`,
    `  ${tally.requests} requests to portals, ${tally.commands} commands in them`,
    `  went wrong: ${result.kills} times killed, ${troubles}`,
    `  memory after collection, MB: ${samples.map(shown).join('  ')}`,
    `  growth in the second half per 10,000 events: heap ${heap.toFixed(2)} MB (at most ${FLAT}), rss ${rss.toFixed(2)} MB`,
    `  waiting at the end: ${waiting}, parked: ${parked}`,
    `  ${expected} numbers and addresses expected: ${lost.length} lost, ${doubled.length} doubled`,
    ...some('lost', lost),
    ...some('doubled', doubled),
    `soak: ${kept ? 'kept' : 'BROKEN'}`,
  ];
  return { text: lines.join('\n'), kept };
}

function shown({ events, heapUsed, rss }: Sample): string {
  const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
  return `${Math.round(events / 1000)}k: ${mb(heapUsed)}/${mb(rss)}`;
}

function some(name: string, all: readonly string[]): readonly string[] {
  const rest = all.length > SHOWN ? [`    ... and ${all.length - SHOWN} more`] : [];
  return [...all.slice(0, SHOWN).map((each) => `    ${name}: ${each}`), ...rest];
}
