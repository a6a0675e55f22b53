import { growthPerTenThousandEvents, type MemorySample } from './memory.ts';
import type { SoakResult } from './soak.ts';

/** The embedded store keeps all data in memory: heap bytes allowed for one byte of data as JSON. */
const MAX_HEAP_BYTES_PER_STORED_BYTE = 3;
/** Heap growth in MB per 10,000 events that is allowed beyond that. */
const MAX_BASE_GROWTH_MB = 1;
const MAX_LISTED = 20;

/** The result as text, and whether nothing was lost or doubled and memory stayed within its limit. */
export function formatReport(result: SoakResult): { readonly text: string; readonly passed: boolean } {
  const { findings, traffic, samples } = result;
  const { lost, doubled, waiting, parked, expected } = findings;
  const heap = growthPerTenThousandEvents(samples, ({ heapUsed }) => heapUsed);
  const rss = growthPerTenThousandEvents(samples, (sample) => sample.rss);
  const data = growthPerTenThousandEvents(samples, (sample) => sample.storedBytes);
  const limit = MAX_HEAP_BYTES_PER_STORED_BYTE * data + MAX_BASE_GROWTH_MB;
  const passed = lost.length + doubled.length + waiting + parked === 0 && heap <= limit;
  const faults = [...result.faults].map(([name, count]) => `${count} ${name}`).join(', ');
  const lines = [
    `soak: ${traffic.posted} events posted (${traffic.accepted} answered 200) in ${Math.round(result.postingSeconds)} s, ` +
      `${Math.round(traffic.posted / result.postingSeconds)} a second; idle after ${Math.round(result.totalSeconds)} s`,
    `  ${result.people} people wrote ${result.messages} messages, ${result.identifiers} with a phone or e-mail`,
    `  ${traffic.requests} requests to portals, ${traffic.commands} commands in them`,
    `  faults: ${result.kills} kills, ${faults}`,
    `  heap/rss after collection, MB: ${samples.map(formatSample).join('  ')}`,
    `  growth in the second half per 10,000 events: heap ${heap.toFixed(2)} MB, rss ${rss.toFixed(2)} MB; ` +
      `stored data as JSON, ${data.toFixed(2)} MB: heap at most ${limit.toFixed(2)} MB`,
    `  waiting at the end: ${waiting}, parked: ${parked}`,
    `  ${expected} phones and e-mails expected: ${lost.length} lost, ${doubled.length} doubled`,
    ...listed('lost', lost),
    ...listed('doubled', doubled),
    `soak: ${passed ? 'passed' : 'FAILED'}`,
  ];
  return { text: lines.join('\n'), passed };
}

function formatSample({ events, heapUsed, rss }: MemorySample): string {
  const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
  return `${(events / 1000).toFixed(1)}k: ${mb(heapUsed)}/${mb(rss)}`;
}

function listed(name: string, all: readonly string[]): readonly string[] {
  const rest = all.length > MAX_LISTED ? [`    ... and ${all.length - MAX_LISTED} more`] : [];
  return [...all.slice(0, MAX_LISTED).map((each) => `    ${name}: ${each}`), ...rest];
}
