import { z } from 'zod';

export const refusalSchema = z.object({
  /** Kind of change and of item: what is accepted again is no longer here. */
  what: z.string(),
  method: z.string(),
  kind: z.enum(['forbidden', 'rejected']),
  code: z.string(),
  /** The portal's own words, without customers' data. */
  words: z.string(),
  /** Unix ms: first and last time, the last to the hour. */
  since: z.number(),
  last: z.number(),
});

/** A kind of change that the portal refuses to this app, whatever the customer. */
export type Refusal = z.infer<typeof refusalSchema>;
