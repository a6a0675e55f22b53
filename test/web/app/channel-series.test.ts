import assert from 'node:assert/strict';
import { channelSeries } from '../../../src/web/app/format/channel-series.ts';

const names = { of: (connector: string): string => connector.toUpperCase(), other: 'others' };
const countsOf = (connector: string, joined: number, details = 0) => ({
  connector,
  joined,
  avoided: 0,
  details,
});
const day = (name: string, connectors: readonly ReturnType<typeof countsOf>[]) => ({
  day: name,
  joined: 0,
  avoided: 0,
  details: 0,
  connectors,
});

/** Background of a panel in the light and in the dark theme. */
const PANELS = ['#ffffff', '#252626'];

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('channelSeries', () => {
  const days = [
    day(
      '2026-05-04',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, n) => countsOf(name, 10 - n)),
    ),
    day('2026-05-05', [countsOf('a', 2, 1), countsOf('h', 1)]),
    day('2026-05-06', []),
  ];

  it('has a series for each of the six largest channels and one for all others', () => {
    const series = channelSeries(days, 'joined', names);
    assert.deepEqual(
      series.map(({ label, data }) => [label, ...data]),
      [
        ['A', 10, 2, 0],
        ['B', 9, 0, 0],
        ['C', 8, 0, 0],
        ['D', 7, 0, 0],
        ['E', 6, 0, 0],
        ['F', 5, 0, 0],
        ['others', 7, 1, 0],
      ],
    );
  });

  it('keeps the colour of a channel for every measure, and leaves out channels without counts', () => {
    const [joined] = channelSeries(days, 'joined', names);
    assert.deepEqual(channelSeries(days, 'details', names), [{ ...joined, data: [0, 1, 0] }]);
    assert.deepEqual(channelSeries(days, 'avoided', names), []);
  });

  it('has distinct colours with sufficient contrast against the panels of both themes', () => {
    const colors = channelSeries(days, 'joined', names).map(({ color }) => color);
    assert.equal(new Set(colors).size, 7);
    for (const color of colors)
      for (const panel of PANELS) assert.ok(contrast(color, panel) >= 3, `${color} on ${panel}`);
  });
});
