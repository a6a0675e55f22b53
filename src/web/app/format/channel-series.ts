import type { ResponseOf } from '../../contract/call.ts';
import type { overview } from '../../contract/overview.ts';

type Days = ResponseOf<typeof overview>['days'];

/** What the tracker did, as the chart shows one of it. */
export type Measure = 'joined' | 'avoided' | 'details';
export const measures = ['joined', 'avoided', 'details'] as const satisfies readonly Measure[];

/** One channel over all days. */
export interface Series {
  readonly label: string;
  readonly color: string;
  readonly data: readonly number[];
}

/** Each stands out against white (3 to 1), neighbours differ in brightness too. */
const colors = ['#0066e0', '#d96b00', '#0a7a4b', '#d6409f', '#00899e', '#6b3fc4'] as const;
const otherColor = '#7d8794';

/** The channels that did most, each in its own colour whatever is counted; all others together come last. */
export function channelSeries(
  days: Days,
  measure: Measure,
  names: { readonly of: (connector: string) => string; readonly other: string },
): readonly Series[] {
  const weights = new Map<string, number>();
  for (const { connector, joined, avoided, details } of days.flatMap(({ connectors }) => connectors))
    weights.set(connector, (weights.get(connector) ?? 0) + joined + avoided + details);
  const ranked = [...weights]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .map(([connector]) => connector);
  const rest = new Set(ranked.slice(colors.length));
  const countsOf = (has: (connector: string) => boolean): readonly number[] =>
    days.map(({ connectors }) =>
      connectors.filter(({ connector }) => has(connector)).reduce((sum, counts) => sum + counts[measure], 0),
    );
  const series: readonly Series[] = [
    ...colors.slice(0, ranked.length).map((color, place) => ({
      label: names.of(ranked[place] ?? ''),
      color,
      data: countsOf((connector) => connector === ranked[place]),
    })),
    { label: names.other, color: otherColor, data: countsOf((connector) => rest.has(connector)) },
  ];
  return series.filter(({ data }) => data.some((count) => count > 0));
}
