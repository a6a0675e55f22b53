import { z } from 'zod';

const seconds = z.number().optional().catch(undefined);

/** When a method that used its time up may be called again: in unix seconds, where it is told (rest-contract.md 5). */
export const operatingReset = z.looseObject({
  operating_reset_at: seconds,
  time: z.looseObject({ operating_reset_at: seconds }).optional().catch(undefined),
});

/** Milliseconds until then, a second at least. */
export function resetWait(told: z.infer<typeof operatingReset>, now: number): number | undefined {
  const at = told.operating_reset_at ?? told.time?.operating_reset_at;
  return at === undefined ? undefined : Math.max(1000, at * 1000 - now);
}
