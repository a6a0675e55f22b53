import { z } from 'zod';

/** What the benchmark asks of the process with the portals. */
export const portalsRequest = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('install'), url: z.string(), portals: z.number() }),
  /** Customers of the good portals write for so many seconds. */
  z.object({ ask: z.literal('traffic'), seconds: z.number() }),
  /** The hostile portal's answers are its own from now on. */
  z.object({ ask: z.literal('turnHostile') }),
  /** Waits until the app has handled what customers of the good portals wrote, at most so many seconds. */
  z.object({ ask: z.literal('settle'), seconds: z.number() }),
]);

/** What an employee of the hostile portal knows. */
export const hostileAccess = z.object({
  /** An event as the portal posts it. */
  payload: z.record(z.string(), z.unknown()),
  /** Of open pages. */
  sessions: z.array(z.string()),
  /** A form of a page. */
  opening: z.record(z.string(), z.unknown()),
});
export type HostileAccess = z.infer<typeof hostileAccess>;

/** Answers to the events of the good portals; ms. */
export const trafficResult = z.object({
  events: z.number(),
  notAccepted: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type TrafficResult = z.infer<typeof trafficResult>;

/** Phone numbers that customers of the good portals wrote, and those that are in the CRM. */
export const settled = z.object({ written: z.number(), handled: z.number() });

/** `start`, with the address of the app; `stop` is answered with the number of requests by kind of attack. */
export const attackerRequest = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('start'), port: z.number(), access: hostileAccess }),
  z.object({ ask: z.literal('stop') }),
]);
export const attackCounts = z.record(z.string(), z.number());
