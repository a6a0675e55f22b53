import type { ResponseOf } from '../../contract/call.ts';
import type { overview } from '../../contract/overview.ts';

type Days = ResponseOf<typeof overview>['days'];

/** A count that the chart can show. */
export type Measure = 'joined' | 'avoided' | 'details';
export const measures = ['joined', 'avoided', 'details'] as const satisfies readonly Measure[];

/** The counts of one channel for all days. */
export interface Series {
  readonly label: string;
  readonly color: string;
  readonly data: readonly number[];
}

/** Contrast of at least 3:1 against the panels of both themes. */
const colors = ['#1a73e8', '#d96b00', '#0d8a55', '#e05bb0', '#008096', '#8a5ee0'] as const;
const otherColor = '#7d8794';

/**
 * One series for each of the channels with the highest counts, and a last one for all others. A channel has the same
 * colour for every measure. Series without counts are left out.
 */
export function channelSeries(
  days: Days,
  measure: Measure,
  names: { readonly of: (connector: string) => string; readonly other: string },
): readonly Series[] {
  const totals = new Map<string, number>();
  for (const { connector, joined, avoided, details } of days.flatMap(({ connectors }) => connectors))
    totals.set(connector, (totals.get(connector) ?? 0) + joined + avoided + details);
  const ranked = [...totals]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .map(([connector]) => connector);
  const others = new Set(ranked.slice(colors.length));
  const countsOf = (isIncluded: (connector: string) => boolean): readonly number[] =>
    days.map(({ connectors }) =>
      connectors
        .filter(({ connector }) => isIncluded(connector))
        .reduce((sum, counts) => sum + counts[measure], 0),
    );
  const series: readonly Series[] = [
    ...colors.slice(0, ranked.length).map((color, rank) => ({
      label: names.of(ranked[rank] ?? ''),
      color,
      data: countsOf((connector) => connector === ranked[rank]),
    })),
    { label: names.other, color: otherColor, data: countsOf((connector) => others.has(connector)) },
  ];
  return series.filter(({ data }) => data.some((count) => count > 0));
}
