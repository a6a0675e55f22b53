import { isoDate } from './clock.ts';

/** The `time` block of every answer (docs/bitrix24/batch-and-limits.md#time). `started`, `finished`: unix ms. */
export function timeBlock(
  started: number,
  finished: number,
  offsetMinutes: number,
  operating: { readonly seconds: number; readonly resetAt: unknown },
): Record<string, unknown> {
  // The samples show whole seconds in `start` and floats elsewhere: the fraction keeps JSON from omitting ".0".
  const duration = Math.max(finished - started, 1) / 1000 + 0.000123;
  return {
    start: started / 1000,
    finish: started / 1000 + duration,
    duration,
    processing: duration / 2,
    date_start: isoDate(started, offsetMinutes),
    date_finish: isoDate(finished, offsetMinutes),
    operating_reset_at: operating.resetAt,
    operating: operating.seconds,
  };
}
