import { z } from 'zod';

/** What the app's process is started with: one JSON argument. */
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
  /** Ms until a portal's answer is given up; the app's own where it is left out. */
  portalTimeout: z.number().optional(),
});
export type AppOptions = z.infer<typeof appOptions>;

/** What the app's process may be asked. `hold`: the lanes of these portals stand still from now on. */
export const question = z.discriminatedUnion('ask', [
  z.object({ id: z.number(), ask: z.literal('hold'), members: z.array(z.string()) }),
  z.object({ id: z.number(), ask: z.literal('idle') }),
  z.object({ id: z.number(), ask: z.literal('sweep') }),
  z.object({ id: z.number(), ask: z.literal('waiting') }),
  z.object({ id: z.number(), ask: z.literal('memory') }),
  z.object({ id: z.number(), ask: z.literal('stop') }),
]);
export type Question = z.infer<typeof question>;

/** Bytes after a full collection. */
export const memory = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });
export type Memory = z.infer<typeof memory>;

/** `ready` tells where the app listens. */
export const answer = z.union([
  z.object({ ready: z.number() }),
  z.object({ id: z.number(), value: z.unknown().optional() }),
]);
