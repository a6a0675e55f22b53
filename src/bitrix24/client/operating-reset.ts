import { z } from 'zod';

const seconds = z.number().optional().catch(undefined);

/**
 * When a method whose operating time is used up may be called again: unix seconds, optional
 * (docs/bitrix24/batch-and-limits.md#operating-time).
 */
export const operatingReset = z.looseObject({
  operating_reset_at: seconds,
  time: z.looseObject({ operating_reset_at: seconds }).optional().catch(undefined),
});

/** Milliseconds until the reset, at least one second; `undefined` where the portal did not send it. `now`: unix ms. */
export function resetWait(answer: z.infer<typeof operatingReset>, now: number): number | undefined {
  const at = answer.operating_reset_at ?? answer.time?.operating_reset_at;
  return at === undefined ? undefined : Math.max(1000, at * 1000 - now);
}
