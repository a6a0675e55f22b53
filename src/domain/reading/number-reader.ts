import { readNumber } from './number-readings.ts';
import type { NumberReading } from './number-readings.ts';
import type { ReadDigits } from './split-run.ts';

const MAX_READS_PER_TEXT = 600;

/** Creates a reader of digits for one text: results are cached, and the number of parses is limited. */
export function numberReader(regions: readonly string[]): ReadDigits {
  const cache = new Map<string, NumberReading | undefined>();
  let remaining = MAX_READS_PER_TEXT;
  return (digits, plus) => {
    const key = plus ? `+${digits}` : digits;
    if (cache.has(key)) return cache.get(key);
    if (remaining-- <= 0) return undefined;
    const reading = readNumber(digits, plus, regions);
    cache.set(key, reading);
    return reading;
  };
}
