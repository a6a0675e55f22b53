import { z } from 'zod';

/** How a portal refuses one command: asking again brings the same answer. */
export const refusalKinds = ['forbidden', 'notFound', 'rejected'] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export const refusalSchema = z.object({
  /** Kind of change and of item: what is accepted again is no longer here. */
  what: z.string(),
  method: z.string(),
  kind: z.enum(refusalKinds).exclude(['notFound']),
  code: z.string(),
  /** The portal's own words, without customers' data. */
  words: z.string(),
  /** Unix ms: first and last time, the last to the hour. */
  since: z.number(),
  last: z.number(),
});

/** A kind of change that the portal refuses to this app, whatever the customer. */
export type Refusal = z.infer<typeof refusalSchema>;

export function isRefusalKind(kind: string): kind is RefusalKind {
  return refusalKinds.some((known) => known === kind);
}
