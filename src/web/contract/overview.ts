import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { list, nothing } from './common.ts';

const counts = z.object({
  /** Chats that were bound to a customer. */
  joined: z.number(),
  /** Own items of the portal that were absorbed: duplicates that nobody has to merge by hand. */
  avoided: z.number(),
  /** Phones and e-mails added to customers. */
  details: z.number(),
});

const perConnector = list(counts.extend({ connector: z.string() }));
const problem = z.enum([
  'tokensRevoked',
  'portalSilent',
  'portalBusy',
  'planRefusesRest',
  'rightsTooSmall',
  'crmRefuses',
  'storeFails',
  'eventsNotBound',
  'placementsNotBound',
  'parkedEntries',
  'allLinesOff',
]);

export const overview = {
  method: 'GET',
  path: '/api/v1/overview',
  right: 'read',
  does: 'Whether it is working, what it did in the last 30 days (counted from the journal), and open suggestions.',
  params: nothing,
  query: z.strictObject({
    /** Minutes that the opener's clock is ahead of UTC: days are cut there. */
    offset: z
      .union([z.number(), z.string().regex(/^-?\d{1,4}$/)])
      .transform(Number)
      .pipe(z.number().int().min(-840).max(840))
      .optional(),
  }),
  body: nothing,
  response: z.object({
    /** `waiting`: all is set up, nothing was heard yet; `trouble`: see `problems`. */
    state: z.enum(['working', 'waiting', 'trouble']),
    problems: list(problem),
    /** What a problem is about: REST methods, the portal's own words about a field, a code. No customers' data. */
    about: list(z.object({ problem, text: z.string() })),
    /** Unix ms of the newest event of any line; 0 = never. */
    lastHeard: z.number(),
    totals: counts,
    /** 30 days, oldest first: `2026-05-04`; channels that did something that day. */
    days: list(counts.extend({ day: z.string(), connectors: perConnector })),
    connectors: perConnector,
    /** `false`: the journal is so long that only its newest part was counted. */
    complete: z.boolean(),
    openSuggestions: z.number(),
    /** There may be more than could be counted. */
    moreSuggestions: z.boolean(),
    chats: z.number(),
    customers: z.number(),
  }),
} as const satisfies ApiCall;
