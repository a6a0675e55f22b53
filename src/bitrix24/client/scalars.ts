import { z } from 'zod';

/** Ids and counts are numbers, digits in a string, or missing (docs/bitrix24/values.md#scalars). 0 = none. */
export const idNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => {
    const number = Number(value ?? 0);
    return Number.isSafeInteger(number) ? number : 0;
  });

/** Text that may be null, or an unquoted number or boolean. */
export const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

/** ISO date with offset as Unix ms; 0 = none. */
export const moment = z
  .unknown()
  .optional()
  .transform((value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? 0 : at;
  });

/** PHP writes an empty map as a list (docs/bitrix24/values.md#empty-maps). */
export function mapOf<T>(value: z.ZodType<T>) {
  return z
    .union([z.record(z.string(), value), z.array(value)])
    .nullish()
    .transform((map): ReadonlyMap<string, T> => new Map(Object.entries(map ?? {})));
}
