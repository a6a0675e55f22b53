import { slope, type Sample } from './memory.ts';
import type { SoakResult } from './soak.ts';

/**
 * The embedded house keeps all its data in memory: journal, bindings, keys of messages. A byte of it as JSON is at most so
 * many in the heap; beyond that, the heap may grow by so many MB in 10,000 events.
 */
const HEAP_PER_KEPT = 3;
const FLAT = 1;
const SHOWN = 20;

/** The result in words, and whether all was kept. */
export function report(result: SoakResult): { readonly text: string; readonly kept: boolean } {
  const { findings, tally, samples } = result;
  const { lost, doubled, waiting, parked, expected } = findings;
  const heap = slope(samples, ({ heapUsed }) => heapUsed);
  const rss = slope(samples, (sample) => sample.rss);
  const data = slope(samples, (sample) => sample.kept);
  const limit = HEAP_PER_KEPT * data + FLAT;
  const kept = lost.length + doubled.length + waiting + parked === 0 && heap <= limit;
  const troubles = [...result.trouble].map(([name, count]) => `${count} ${name}`).join(', ');
  const lines = [
    `soak: ${tally.posted} events posted (${tally.accepted} answered 200) in ${Math.round(result.posting)} s, ` +
      `${Math.round(tally.posted / result.posting)} a second; at rest after ${Math.round(result.took)} s`,
    `  ${result.people} people wrote ${result.messages} messages, ${result.numbers} with a number or address`,
    `  ${tally.requests} requests to portals, ${tally.commands} commands in them`,
    `  went wrong: ${result.kills} times killed, ${troubles}`,
    `  heap/rss after collection, MB: ${samples.map(shown).join('  ')}`,
    `  growth in the second half per 10,000 events: heap ${heap.toFixed(2)} MB, rss ${rss.toFixed(2)} MB; ` +
      `data kept, as JSON, ${data.toFixed(2)} MB: heap at most ${limit.toFixed(2)} MB`,
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
  return `${(events / 1000).toFixed(1)}k: ${mb(heapUsed)}/${mb(rss)}`;
}

function some(name: string, all: readonly string[]): readonly string[] {
  const rest = all.length > SHOWN ? [`    ... and ${all.length - SHOWN} more`] : [];
  return [...all.slice(0, SHOWN).map((each) => `    ${name}: ${each}`), ...rest];
}
