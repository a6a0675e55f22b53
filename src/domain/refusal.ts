import { z } from 'zod';

/** How a portal refuses one command: the same command is refused again. */
export const refusalKinds = ['forbidden', 'notFound', 'rejected'] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export const refusalSchema = z.object({
  /** Kind of change and of item; the entry is removed once such a change succeeds. */
  what: z.string(),
  method: z.string(),
  kind: z.enum(refusalKinds).exclude(['notFound']),
  code: z.string(),
  /** The portal's error text, without customers' data. */
  words: z.string(),
  /** Unix ms of the first refusal, and of the last one to the hour. */
  since: z.number(),
  last: z.number(),
});

/** A kind of change that the portal refuses to this app, for any customer. */
export type Refusal = z.infer<typeof refusalSchema>;

export function isRefusalKind(kind: string): kind is RefusalKind {
  return refusalKinds.some((known) => known === kind);
}
