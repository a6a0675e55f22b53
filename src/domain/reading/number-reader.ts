import { readNumber } from './number-readings.ts';
import type { NumberReading } from './number-readings.ts';
import type { ReadDigits } from './split-run.ts';

const attemptsPerText = 600;

/** Reads digits in the regions of one text, each spelling once, and gives up on texts that are all digits. */
export function numberReader(regions: readonly string[]): ReadDigits {
  const known = new Map<string, NumberReading | undefined>();
  let left = attemptsPerText;
  return (digits, plus) => {
    const key = plus ? `+${digits}` : digits;
    if (known.has(key)) return known.get(key);
    if (left-- <= 0) return undefined;
    const reading = readNumber(digits, plus, regions);
    known.set(key, reading);
    return reading;
  };
}
