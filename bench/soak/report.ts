import { growthPerTenThousandEvents, hasGrown, type Growth, type MemorySample } from './memory.ts';
import type { SoakResult } from './soak.ts';

const MAX_LISTED = 20;

/** The result as text, and whether nothing was lost or doubled and memory did not grow. */
export function formatReport(result: SoakResult): { readonly text: string; readonly passed: boolean } {
  const { findings, traffic, samples } = result;
  const { lost, doubled, waiting, parked, expected } = findings;
  const heap = growthPerTenThousandEvents(samples, ({ heapUsed }) => heapUsed);
  const rss = growthPerTenThousandEvents(samples, (sample) => sample.rss);
  const passed = lost.length + doubled.length + waiting + parked === 0 && !hasGrown(heap) && !hasGrown(rss);
  const faults = [...result.faults].map(([name, count]) => `${count} ${name}`).join(', ');
  const lines = [
    `soak: ${traffic.posted} events posted (${traffic.accepted} answered 200) in ${Math.round(result.postingSeconds)} s, ` +
      `${Math.round(traffic.posted / result.postingSeconds)} a second; idle after ${Math.round(result.totalSeconds)} s`,
    `  ${result.people} people wrote ${result.messages} messages, ${result.identifiers} with a phone or e-mail`,
    `  ${traffic.requests} requests to portals, ${traffic.commands} commands in them`,
    `  faults: ${result.kills} kills, ${faults}`,
    `  heap/rss after collection, MB: ${samples.map(formatSample).join('  ')}`,
    `  growth in the second half, MB per 10,000 events (zero within two standard errors): ` +
      `heap ${formatGrowth(heap)}, rss ${formatGrowth(rss)}`,
    `  waiting at the end: ${waiting}, parked: ${parked}`,
    `  ${expected} phones and e-mails expected: ${lost.length} lost, ${doubled.length} doubled`,
    ...listed('lost', lost),
    ...listed('doubled', doubled),
    `soak: ${passed ? 'passed' : 'FAILED'}`,
  ];
  return { text: lines.join('\n'), passed };
}

function formatGrowth(growth: Growth): string {
  return `${growth.mb.toFixed(2)} ± ${growth.error.toFixed(2)} ${hasGrown(growth) ? 'MISSED' : 'kept'}`;
}

function formatSample({ events, heapUsed, rss }: MemorySample): string {
  const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
  return `${(events / 1000).toFixed(1)}k: ${mb(heapUsed)}/${mb(rss)}`;
}

function listed(name: string, all: readonly string[]): readonly string[] {
  const rest = all.length > MAX_LISTED ? [`    ... and ${all.length - MAX_LISTED} more`] : [];
  return [...all.slice(0, MAX_LISTED).map((each) => `    ${name}: ${each}`), ...rest];
}
