import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { installationStates } from '../../domain/portal-record.ts';
import { idText, lineSource, list, noInput } from './common.ts';

const binding = z.object({
  name: z.string(),
  /** `elsewhere`: bound to an address that is not this app's. */
  state: z.enum(['bound', 'missing', 'elsewhere']),
  /** The app works without it: not every portal offers it. */
  optional: z.literal(true).exactOptional(),
});

export const health = {
  method: 'GET',
  path: '/api/v1/health',
  right: 'read',
  description:
    'Event sources of every line, token, bindings compared with the manifest, queued and failed events.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    version: z.string(),
    portal: z.object({
      domain: z.string(),
      state: z.enum(installationStates),
      installedAt: z.number(),
      scope: list(z.string()),
      /** Scopes of the manifest that the portal did not grant. */
      missingScope: list(z.string()),
      regions: list(z.string()),
    }),
    /** Result of a request with the app's own token. */
    token: z.object({
      works: z.boolean(),
      /** Error code; empty when the token works. */
      code: z.string(),
    }),
    lines: list(
      z.object({
        line: z.string(),
        name: z.string(),
        sources: list(lineSource),
        /** Decisions of the last 7 days about chats of the line, and how many of them joined a chat. */
        decided: z.number(),
        joined: z.number(),
      }),
    ),
    events: list(binding),
    placements: list(binding),
    /** State of the lane that processes this portal's events. */
    lane: z.object({
      /** `waiting`: paused until `nextTry`; `closed`: paused until an administrator opens the app. */
      state: z.enum(['working', 'waiting', 'closed']),
      /** Error code and the REST method that failed; empty when there is none. */
      code: z.string(),
      method: z.string(),
      /** Unix ms; 0 = unknown. */
      since: z.number(),
      nextTry: z.number(),
    }),
    /** Changes that the portal refused at the last attempt, because of a missing right or a setting. */
    refusals: list(
      z.object({
        method: z.string(),
        code: z.string(),
        /** The portal's error description, without customers' data. */
        words: z.string(),
        since: z.number(),
      }),
    ),
    inbox: z.object({
      waiting: z.number(),
      /** Unix ms of arrival of the oldest waiting entry; 0 = none. */
      oldest: z.number(),
      /** New events are refused until fewer wait: sweeps bring them later. */
      full: z.boolean(),
      /** Entries that failed repeatedly and are not retried automatically. Without message texts. */
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
    /** The caller may call `retryParked`. */
    mayRetry: z.boolean(),
  }),
} as const satisfies ApiCall;

export const retryParked = {
  method: 'POST',
  path: '/api/v1/health/retry',
  right: 'admin',
  description: 'Puts parked entries back into the queue.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ ids: z.array(idText).min(1).max(1000) }),
  response: z.object({ retried: z.number() }),
} as const satisfies ApiCall;

export const registerAgain = {
  method: 'POST',
  path: '/api/v1/health/register',
  right: 'admin',
  description:
    'Registers the events and placements of the manifest that the portal lacks, and removes those of earlier versions.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    /** Names of what was missing and is registered now. */
    registered: list(z.string()),
    /** What the portal still lacks. Optional bindings that this portal does not offer are left out. */
    failed: list(
      z.object({
        name: z.string(),
        code: z.string(),
        /** `refused`: fails until someone changes a right or a setting. `later`: it is tried again by itself. */
        reason: z.enum(['refused', 'later']),
      }),
    ),
  }),
} as const satisfies ApiCall;
