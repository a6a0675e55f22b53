import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { installationStates } from '../../domain/portal-record.ts';
import { idText, lineSource, list, nothing } from './common.ts';

const binding = z.object({
  name: z.string(),
  /** `elsewhere`: bound to another address than this app's. */
  state: z.enum(['bound', 'missing', 'elsewhere']),
});

export const health = {
  method: 'GET',
  path: '/api/v1/health',
  right: 'read',
  does: 'Sources of every line, tokens, bindings compared with the manifest, what waits and what failed.',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    version: z.string(),
    portal: z.object({
      domain: z.string(),
      state: z.enum(installationStates),
      installedAt: z.number(),
      scope: list(z.string()),
      /** Rights that the manifest asks for and the portal did not give. */
      missingScope: list(z.string()),
      regions: list(z.string()),
    }),
    /** Whether the app's own token works now. */
    token: z.object({
      works: z.boolean(),
      /** Code of the failure; empty where it works. */
      code: z.string(),
    }),
    lines: list(
      z.object({
        line: z.string(),
        name: z.string(),
        sources: list(lineSource),
      }),
    ),
    events: list(binding),
    placements: list(binding),
    /** Whether the events of this portal are worked off. */
    lane: z.object({
      /** `closed`: not before an administrator opens the app. */
      state: z.enum(['working', 'waiting', 'closed']),
      /** Code of the failure and the REST method it is about; empty where there is none. */
      code: z.string(),
      method: z.string(),
      /** Unix ms; 0 = not told. */
      since: z.number(),
      nextTry: z.number(),
    }),
    /** Kinds of changes that the portal refused when they were last tried: a right or a setting is in the way. */
    refusals: list(
      z.object({
        method: z.string(),
        code: z.string(),
        /** The portal's own words, without customers' data. */
        words: z.string(),
        since: z.number(),
      }),
    ),
    inbox: z.object({
      waiting: z.number(),
      /** Unix ms of arrival of the oldest one; 0 = nothing waits. */
      oldest: z.number(),
      /** There is more than was counted. */
      moreWaiting: z.boolean(),
      /** What failed often and is tried no more until somebody says so. No texts. */
      parked: list(
        z.object({
          id: z.string(),
          error: z.string(),
          type: z.string(),
          at: z.number(),
          parkedAt: z.number(),
          attempts: z.number(),
        }),
      ),
    }),
    /** The opener may retry. */
    mayRetry: z.boolean(),
  }),
} as const satisfies ApiCall;

export const retryParked = {
  method: 'POST',
  path: '/api/v1/health/retry',
  right: 'admin',
  does: 'Puts parked entries back into the queue.',
  params: nothing,
  query: nothing,
  body: z.strictObject({ ids: z.array(idText).min(1).max(1000) }),
  response: z.object({ retried: z.number() }),
} as const satisfies ApiCall;
