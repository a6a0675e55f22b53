import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Memory } from '../process/app-options.ts';

export interface Sample extends Memory {
  /** Events posted so far. */
  readonly events: number;
  /** Bytes of the snapshots: the data that the app keeps on purpose, as JSON. */
  readonly kept: number;
}

/** Bytes of all files below a folder; those that vanish meanwhile count as none. */
export async function sizeOf(dir: string): Promise<number> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(dir, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** MB that a figure grows by in 10,000 events: the line that fits the samples of the second half best. */
export function slope(samples: readonly Sample[], figure: (sample: Sample) => number): number {
  const half = samples.slice(samples.length >>> 1);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const x = half.map(({ events }) => events / 10_000);
  const y = half.map((sample) => figure(sample) / 1024 / 1024);
  const [mx, my] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const together = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  return spread === 0 ? 0 : together / spread;
}
