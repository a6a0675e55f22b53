import { z } from 'zod';

/**
 * Why a lane is paused. `unreachable`: the portal does not answer; `rateLimited`: it asks for fewer requests;
 * `restDisabled`: it allows the app no REST at all; `revoked`: the tokens no longer work; `store`: the store fails.
 */
const troubles = ['unreachable', 'rateLimited', 'restDisabled', 'revoked', 'store'] as const;
export type Trouble = (typeof troubles)[number];

export const laneStateSchema = z.object({
  trouble: z.enum(troubles),
  /** What the portal, the transport or the store said. */
  code: z.string(),
  /** REST method that failed; empty where every method does. */
  method: z.string(),
  /** Unix ms. */
  since: z.number(),
  /** Unix ms; 0 = only after an admin opened the app. */
  nextTry: z.number(),
});

/** Why a portal's lane is paused. */
export type LaneState = z.infer<typeof laneStateSchema>;
