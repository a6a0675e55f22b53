import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Memory } from '../process/app-options.ts';

export interface MemorySample extends Memory {
  /** Events posted so far. */
  readonly events: number;
  /** Bytes of the files in the data directory: the data that the app has to keep in memory, as JSON. */
  readonly storedBytes: number;
}

/** Bytes of all files below a folder; files deleted meanwhile count as 0. */
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

/** Growth of a figure in MB per 10,000 events: linear regression over the second half of the samples. */
export function growthPerTenThousandEvents(
  samples: readonly MemorySample[],
  figure: (sample: MemorySample) => number,
): number {
  const half = samples.slice(samples.length >>> 1);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const x = half.map(({ events }) => events / 10_000);
  const y = half.map((sample) => figure(sample) / 1024 / 1024);
  const [mx, my] = [mean(x), mean(y)];
  const variance = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const covariance = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0);
  return variance === 0 ? 0 : covariance / variance;
}
