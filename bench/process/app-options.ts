import { z } from 'zod';

/** Options of the app's process, passed as one JSON argument. */
export const appOptions = z.object({
  port: z.number(),
  /** DATA_DIR. */
  dir: z.string(),
  secretKey: z.string(),
  oauthUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Seconds; 0 = off. */
  sweepInterval: z.number(),
  /** Time-out of requests to portals; default: the app's own. */
  portalTimeoutMs: z.number().optional(),
});
export type AppOptions = z.infer<typeof appOptions>;

/** Commands to the app's process. `hold`: blocks the lanes of these portals for good. */
export const appCommand = z.discriminatedUnion('kind', [
  z.object({ id: z.number(), kind: z.literal('hold'), members: z.array(z.string()) }),
  z.object({ id: z.number(), kind: z.literal('idle') }),
  z.object({ id: z.number(), kind: z.literal('sweep') }),
  z.object({ id: z.number(), kind: z.literal('waiting') }),
  z.object({ id: z.number(), kind: z.literal('memory') }),
  z.object({ id: z.number(), kind: z.literal('stop') }),
]);
export type AppCommand = z.infer<typeof appCommand>;

/** Bytes after a full garbage collection. */
export const memory = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });
export type Memory = z.infer<typeof memory>;

/** Messages of the app's process; `ready`: the port on which it listens. */
export const appReply = z.union([
  z.object({ ready: z.number() }),
  z.object({ id: z.number(), value: z.unknown().optional() }),
]);
