import type { Memory } from '../process/app-options.ts';

export interface MemorySample extends Memory {
  /** Events posted so far. */
  readonly events: number;
}

/** Growth of a figure in MB per 10,000 events. */
export interface Growth {
  readonly mb: number;
  /** Standard error of `mb`. */
  readonly error: number;
}

/** Linear regression over the second half of the samples. */
export function growthPerTenThousandEvents(
  samples: readonly MemorySample[],
  figure: (sample: MemorySample) => number,
): Growth {
  const half = samples.slice(samples.length >>> 1);
  const x = half.map(({ events }) => events / 10_000);
  const y = half.map((sample) => figure(sample) / 1024 / 1024);
  const [mx, my] = [mean(x), mean(y)];
  const spread = sum(x.map((value) => (value - mx) ** 2));
  if (spread === 0) return { mb: 0, error: 0 };
  const mb = sum(x.map((value, index) => (value - mx) * ((y[index] ?? 0) - my))) / spread;
  const residuals = sum(x.map((value, index) => ((y[index] ?? 0) - my - mb * (value - mx)) ** 2));
  return { mb, error: Math.sqrt(residuals / Math.max(1, x.length - 2) / spread) };
}

/** Whether a figure grew by more than its samples scatter: zero is outside of two standard errors. */
export function hasGrown({ mb, error }: Growth): boolean {
  return mb > 2 * error;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / Math.max(1, values.length);
}
