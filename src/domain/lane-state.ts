import { z } from 'zod';

/**
 * `silent`: the portal does not answer; `busy`: it answers that it is too much; `barred`: it lets the app do nothing;
 * `withdrawn`: it took the access back; `store`: the app cannot store.
 */
const troubles = ['silent', 'busy', 'barred', 'withdrawn', 'store'] as const;
export type Trouble = (typeof troubles)[number];

export const laneStateSchema = z.object({
  trouble: z.enum(troubles),
  /** What the portal, the transport or the store said. */
  code: z.string(),
  /** REST method that it is about; empty where it is about all. */
  method: z.string(),
  /** Unix ms. */
  since: z.number(),
  /** Unix ms; 0 = only after an admin opened the app. */
  nextTry: z.number(),
});

/** Why a portal's lane does nothing at the moment. */
export type LaneState = z.infer<typeof laneStateSchema>;
